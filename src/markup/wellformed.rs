//! A check, for tests only, that markup is well-formed and that no coordinate is out of bounds.

/// Panics with the place where `markup` is not well-formed XML, has a style attribute or a number that is none.
///
/// It knows what the writer can make: elements, quoted attributes, text and the five named references.
pub(crate) fn check(markup: &str) {
    let mut open = Vec::new();
    let mut rest = markup;
    while let Some(start) = rest.find('<') {
        check_text(&rest[..start]);
        let end = start + rest[start..].find('>').expect("every tag ends");
        let tag = &rest[start + 1..end];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "`</{name}>` closes what was opened last");
        } else {
            let (body, empty) = tag.strip_suffix('/').map_or((tag, false), |body| (body, true));
            let (name, attributes) = body.split_once(' ').unwrap_or((body, ""));
            assert!(
                name.chars().all(|c| c.is_ascii_alphabetic()),
                "`{name}` is a name"
            );
            check_attributes(attributes);
            if !empty {
                open.push(name);
            }
        }
        rest = &rest[end + 1..];
    }
    check_text(rest);
    assert!(open.is_empty(), "still open: {}", open.join(" "));
}

/// Returns every attribute value that ends with `%`, as a number.
pub(crate) fn percentages(markup: &str) -> Vec<f64> {
    markup
        .split('"')
        .filter_map(|value| value.strip_suffix('%'))
        .filter_map(|value| value.parse().ok())
        .collect()
}

fn check_attributes(attributes: &str) {
    let mut rest = attributes;
    let mut names = Vec::new();
    while !rest.is_empty() {
        let (name, value) = rest.split_once("=\"").expect("an attribute has a quoted value");
        let (value, next) = value.split_once('"').expect("a value ends");
        assert!(!names.contains(&name), "`{name}` is given once");
        assert!(!name.contains([' ', '<', '&']) && name != "style", "`{name}`");
        assert!(!value.contains("NaN") && !value.contains("inf"), "`{value}`");
        check_text(value);
        names.push(name);
        rest = next.strip_prefix(' ').unwrap_or(next);
    }
}

fn check_text(text: &str) {
    assert!(!text.contains('<'), "`{text}` has no markup");
    for (index, _) in text.match_indices('&') {
        let known = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"];
        assert!(
            known.iter().any(|name| text[index..].starts_with(name)),
            "`{text}`"
        );
    }
}

/// Returns the points of all lines, polygons and circles, without those whose coordinates are percentages.
pub(crate) fn points(markup: &str) -> Vec<(f64, f64)> {
    let value = |tag: &str, name: &str| -> Option<f64> {
        let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
        rest.split('"').next()?.parse().ok()
    };
    let mut points = Vec::new();
    for tag in markup.split('<') {
        for (x, y) in [("cx", "cy"), ("x1", "y1"), ("x2", "y2")] {
            points.extend(value(tag, x).zip(value(tag, y)));
        }
        let list = tag
            .split_once(" points=\"")
            .and_then(|(_, rest)| rest.split('"').next());
        for point in list.unwrap_or("").split_whitespace() {
            let (x, y) = point.split_once(',').expect("a point has two coordinates");
            points.push((x.parse().expect("a number"), y.parse().expect("a number")));
        }
    }
    points
}
