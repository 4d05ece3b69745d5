//! Known attacks, each in every place where content can stand.

use crate::data::attacks;
use crate::judge;
use crate::measure::figure;

/// Attacks of our own.
const OWN: &[&str] = &[
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#x6a;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "<javascript:alert(1)>",
    "![x\" onerror=\"alert(1)](x)",
    "[link](/url '\"><script>alert()</script>')",
    "[a]: javascript:alert(1)\n\n[a]",
    "```\"><script>alert(1)</script>\nx\n```",
    "~~~x\" onmouseover=\"alert(1)\nx\n~~~",
    "# h {onclick=alert(1)}",
    "# h {#\"><script>alert(1)</script>}",
    "[^\"><script>]\n\n[^\"><script>]: <script>alert(1)</script>",
    "|a|\n|-|\n|<img src=x onerror=alert(1)>|",
    "<svg><set attributeName=href to=javascript:alert(1)>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<img src=\"x` `<script>alert(1)</script>\"` `>",
    "<a href=\"&#1;javascript:alert(1)\" title='x' onclick=x>y</a>",
    "<a href=\"javascript\n:alert(1)\">y</a>",
    "<div id=location class=scroll style=\"position:fixed\" tabindex=5>x</div>",
    "<details ontoggle=alert(1) open><summary>x</summary>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<base href=//evil.example><a href=x>y</a>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<textarea><!--</textarea><img src=x onerror=alert(1)>-->",
    "<!--><img src=x onerror=alert(1)>-->",
    "<a <b title='>' onclick=x>",
    "<table><b>x<tr><i>y<td></b>z</table>",
    "<b><p>x</b></p><i><b>y</i></b>",
    "[x](//evil.example/a.js)",
    "[x](\\\\evil.example\\share)",
    "[x](#constructor) # constructor",
    "**粗，**<b>“字”**甲</b>",
];

/// The ways in which an attack is put into a body.
fn bodies(attack: &str) -> [String; 12] {
    let line = attack.replace(['\n', '\r'], " ");
    [
        attack.to_owned(),
        format!("甲{attack}乙"),
        format!("# {line}\n\n## {line}\n\n[x](#{line})"),
        format!("[x]({line}) ![x]({line})"),
        format!("[x](<{line}>) ![{line}](<{line}> \"{line}\")"),
        format!("[x](a.md '{line}') [{line}](a.md \"{line}\")"),
        format!("<{line}>"),
        format!("| {line} | a |\n|---|---|\n| b | {line} |"),
        format!("``` {line}\n{line}\n```\n\n`{line}`"),
        format!("[^n]\n\n[^n]: {line}\n\n- [ ] {line}"),
        format!("<div>\n{attack}\n</div>\n\n> {line}"),
        format!("[x][r] ![y][r]\n\n[r]: {line}\n\n<a href=\"{line}\" title='{line}'>x</a>"),
    ]
}

#[test]
fn own_attacks_become_harmless() {
    for attack in OWN {
        for body in bodies(attack) {
            judge(&body);
        }
    }
}

#[test]
fn known_attacks_become_harmless() {
    let attacks = attacks();
    for attack in &attacks {
        for body in bodies(attack) {
            judge(&body);
        }
    }
    figure(
        "markdown-attacks",
        format!(
            "{} attacks in 12 constructs, 0 not allowed elements, attributes or schemes",
            attacks.len()
        ),
    );
}
