//! Sentences without a language: the name of a Fluent message and its arguments.

/// An argument of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text, shown as it is.
    Text(String),
    /// A number: it chooses the plural form and is shown with its thousands grouped.
    Number(f64),
    /// Another message, spoken in the same language.
    Message(Box<Message>),
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Value {
        Value::Text(text.clone())
    }
}

impl From<Message> for Value {
    fn from(message: Message) -> Value {
        Value::Message(Box::new(message))
    }
}

macro_rules! value_from_number {
    ($($number:ty),*) => {$(
        impl From<$number> for Value {
            fn from(number: $number) -> Value {
                Value::Number(number as f64)
            }
        }
    )*};
}
value_from_number!(usize, u64, u32, i64, i32);

impl From<f64> for Value {
    fn from(number: f64) -> Value {
        Value::Number(number)
    }
}

/// The arguments of a message, by name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Args(pub(super) Vec<(&'static str, Value)>);

impl Args {
    /// Makes an empty list.
    pub fn new() -> Args {
        Args::default()
    }

    /// Returns the list with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Args {
        self.0.push((name, value.into()));
        self
    }

    /// Returns about how many bytes the arguments have as words.
    pub(super) fn length(&self) -> usize {
        /// What anything but a text is expected to have.
        const USUAL: usize = 16;
        let length = |value: &Value| match value {
            Value::Text(text) => text.len(),
            Value::Number(_) | Value::Message(_) => USUAL,
        };
        self.0.iter().map(|(_, value)| length(value)).sum()
    }

    /// Returns the argument `name`; of two alike the one given last.
    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        let mut given = self.0.iter();
        given.rfind(|(given, _)| *given == name).map(|(_, value)| value)
    }
}

/// A sentence without a language: the name of a Fluent message and its arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// The Fluent identifier.
    pub id: &'static str,
    /// Its arguments.
    pub args: Args,
}

impl Message {
    /// Names a sentence.
    pub fn new(id: &'static str) -> Message {
        Message {
            id,
            args: Args::new(),
        }
    }

    /// Returns the sentence with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Message {
        self.args = self.args.with(name, value);
        self
    }
}
