use minga_kernel::Lang;
use minga_kernel::document::{Bar, Block, Column, Document, Said, Shape, Signer};

/// A document with every kind of block, all of whose words are these.
pub(crate) fn with_words(words: &str, shape: Shape) -> Document {
    let said = || Said::from(words);
    Document {
        title: format!("Informe {words}"),
        subtitle: words.to_owned(),
        lang: Lang::Es,
        author: words.to_owned(),
        day: "2021-05-31".parse().unwrap(),
        shape,
        cover: vec![(said(), said())],
        contents: (shape == Shape::Report).then(|| "Contenido".to_owned()),
        foot: words.to_owned(),
        blocks: vec![
            Block::Heading { level: 1, said: said() },
            Block::Heading { level: 2, said: said() },
            Block::Heading { level: 3, said: said() },
            Block::Paragraph { said: Said { lang: Some("qu".to_owned()), ..said() } },
            Block::Paragraph { said: Said { lang: Some("x-ñ".to_owned()), ..said() } },
            Block::Note { said: said() },
            Block::List { items: vec![said(), said()] },
            Block::Facts { about: words.to_owned(), rows: vec![(said(), said())] },
            Block::Table {
                about: words.to_owned(),
                columns: vec![
                    Column { title: words.to_owned(), share: 1 },
                    Column { title: words.to_owned(), share: 3 },
                ],
                rows: vec![vec![said(), said()], vec![said(), said()]],
            },
            Block::Bars {
                about: words.to_owned(),
                columns: [words.to_owned(), words.to_owned()],
                rows: vec![
                    Bar { label: said(), reported: 142.0, confirmed: -3.0, figures: words.to_owned() },
                    Bar { label: said(), reported: 40.0, confirmed: 20.0, figures: words.to_owned() },
                ],
            },
            Block::Signatures {
                about: words.to_owned(),
                rows: vec![Signer { body: said(), part: words.to_owned(), lines: vec![words.to_owned()] }],
            },
        ],
    }
}

/// Texts that somebody might write to break a document.
pub(crate) const HOSTILE: &[&str] = &[
    "",
    " ",
    "#panic(\"no\") #read(\"/etc/passwd\")",
    "= Título\n- uno\n$x^2$ `code` *b* _i_ <label> @label \\ // /* ",
    "#sys.inputs #[*x*] ]) #let a = 1; #while true {}",
    "<b>&amp;</b> ]]> <!-- \"'",
    "\u{0}\u{1}\u{7f}\u{feff}\u{202e}abc\u{200b}\u{ad}",
    "日本語 العربية 🎉 ȵ \u{10ffff} \u{fffe} e\u{301} ﬁ",
    "una palabralarguísimasinningúnespacioqueocupamuchomásanchodelquecabeenunalíneadeunapáginaynoterminanunca",
];
