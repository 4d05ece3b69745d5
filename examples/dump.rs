use std::sync::Arc;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let root = std::path::Path::new(&a[1]);
    let t0 = std::time::Instant::now();
    let c = milepost::io::read::content(root, &Default::default()).unwrap();
    let inputs = milepost::pipeline::Inputs {
        documents: c.documents,
        attachments: c.attachments,
        theme: vec![],
        rejected: c.rejected,
        run_date: a[2].parse().unwrap(),
        options: Default::default(),
    };
    eprintln!("read {:?}", t0.elapsed());
    let an = milepost::pipeline::analyze(&inputs, &mut |p| eprintln!("{p:?} {:?}", t0.elapsed()));
    let l = milepost::locale::Locale::new(an.config.language);
    for d in &an.diagnostics {
        let pos = d.span.and_then(|s| {
            an.sources
                .source(&d.file)
                .map(|f| milepost::text::LineIndex::new(f.text()).position(f.text(), s.start))
        });
        eprintln!(
            "{} {} {:?} {} | {:?}",
            d.rule,
            d.file,
            pos,
            l.speak(&d.message),
            l.speak_attribute(&d.message, "help")
        );
    }
    eprintln!("diags {}", an.diagnostics.len());
    let theme = milepost::theme::Theme::load("default", &[], an.config.language)
        .map_err(|e| format!("{e:?}"))
        .unwrap();
    let site = milepost::pipeline::site(&an, Arc::new(theme));
    let mut n = 0;
    let mut bytes = 0;
    for p in site.paths() {
        match site.render(p) {
            Ok(Some(milepost::site::Content::Rendered(b))) => {
                n += 1;
                bytes += b.len();
                if a.len() > 3 {
                    let f = std::path::Path::new(&a[3]).join(p.as_str());
                    std::fs::create_dir_all(f.parent().unwrap()).unwrap();
                    std::fs::write(f, b).unwrap();
                }
            }
            Ok(Some(milepost::site::Content::Asset(b))) => {
                if a.len() > 3 {
                    let f = std::path::Path::new(&a[3]).join(p.as_str());
                    std::fs::create_dir_all(f.parent().unwrap()).unwrap();
                    std::fs::write(f, b).unwrap();
                }
            }
            Err(e) => {
                eprintln!("RENDER {p}: {e:?}");
            }
            _ => {}
        }
    }
    eprintln!("rendered {n} {bytes} {:?}", t0.elapsed());
}
