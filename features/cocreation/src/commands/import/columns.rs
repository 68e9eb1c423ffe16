//! Which column of somebody's file means what.

use crate::model::plain::plain;
use minga_exchange::{Input, InputRow, InputSheet, Values};
use minga_kernel::table::{Column, ColumnKind, Schema, Value};
use minga_kernel::{Place, Problem, clean, fold};
use minga_tabular::{Cell, Inspection, Problems, Row, Sheet, parse};
use std::collections::HashMap;

/// What is taken over of a proposal.
pub(crate) const PROPOSALS: Schema = Schema {
    name: "proposals",
    columns: &[
        Column::new("id", ColumnKind::Text).required(),
        Column::new("title", ColumnKind::Text).required(),
        Column::new("problem", ColumnKind::LongText),
        Column::new("solution", ColumnKind::LongText),
        Column::new("whom", ColumnKind::LongText),
        Column::new("theme", ColumnKind::Text),
        Column::new("territory", ColumnKind::Text),
        Column::new("date", ColumnKind::Date),
        Column::new("supports", ColumnKind::Integer),
        Column::new("url", ColumnKind::Url),
        Column::new("language", ColumnKind::Code),
        Column::new("gone", ColumnKind::Text),
    ],
};

/// The same as a list.
pub(crate) const SCHEMAS: &[Schema] = &[PROPOSALS];

/// What each column may be headed, the best first: as our own export, as Decidim's (of 2019 to
/// 2026) and as CONSUL's, without accents, capitals, spaces and signs.
///
/// `body` becomes what would help: there a proposal is one text. A language behind a `/` is of
/// Decidim's translated columns.
const HEADERS: &[(&str, &[&str])] = &[
    ("id", &["number", "id", "numero", "codigo", "identificador"]),
    ("title", &["title", "titulo"]),
    ("problem", &["problem", "problema", "queandamal"]),
    ("solution", &["solution", "solucion", "queayudaria"]),
    ("body", &["body", "description", "descripcion", "texto", "cuerpo", "summary", "resumen"]),
    ("whom", &["whom", "aquien"]),
    (
        "theme",
        &["theme", "tema", "category/name", "taxonomies/name", "categoria", "category", "taglist", "tags"],
    ),
    ("territory", &["territory", "territorio", "scope/name", "scope", "geozone", "geozonename"]),
    ("date", &["date", "publishedat", "createdat", "fecha", "fechadecreacion", "creada", "creado"]),
    ("supports", &["supports", "votes", "cachedvotesup", "apoyos", "votos", "proposalvotescount"]),
    ("url", &["url", "direccion"]),
    ("language", &["language", "lang", "idioma", "locale"]),
    ("gone", &["retiredat", "withdrawnat", "withdrawn", "retirada"]),
    ("state", &["state", "estado"]),
];

/// States in which a proposal is not there any more.
const GONE: [&str; 4] = ["withdrawn", "retired", "hidden", "retirada"];

/// A column of a file.
struct Found {
    position: usize,
    header: String,
    /// How good a name it has, 0 the best.
    rank: usize,
    /// The language that it names.
    lang: Option<String>,
}

/// Understands a file in which proposals are: every sheet of it that has their columns. Whatever
/// cannot be understood is told, with its row, its column and what to do.
pub fn understand(inspected: Inspection, problems: &mut Problems) -> Input {
    for problem in inspected.problems {
        problems.push(problem);
    }
    if inspected.sheets.is_empty() && problems.has_errors() {
        return Input::default();
    }
    let mut input = Input::default();
    for sheet in &inspected.sheets {
        let columns = columns_of(sheet);
        if !columns.contains_key("id") || !columns.contains_key("title") {
            problems.push(Problem::notice(Place::sheet(&sheet.name), "cocreation-import-sheet"));
            continue;
        }
        // The workbook of a bulk export has sheets of comments beside that of proposals.
        if input.sheets.is_empty() {
            input.sheets.push(rows_of(sheet, &columns, problems));
        }
    }
    if input.sheets.is_empty() {
        problems.push(Problem::error(Place::default(), "cocreation-import-columns"));
    }
    input
}

/// The columns of a sheet that mean something, the best of each first.
fn columns_of(sheet: &Sheet) -> HashMap<&'static str, Vec<Found>> {
    let mut all: HashMap<&'static str, Vec<Found>> = HashMap::new();
    for (position, header) in sheet.headers.iter().enumerate() {
        let folded = folded(header);
        let bare = folded.split_once('/').map_or(&*folded, |(bare, _)| bare);
        let lang = header.rsplit_once('/').map(|(_, lang)| lang.trim().to_lowercase());
        // `category/id` is no category in Indonesian.
        let lang = lang.filter(|lang| lang.len() == 2 && lang != "id");
        let without_lang = match &lang {
            Some(lang) => folded.strip_suffix(&format!("/{lang}")).unwrap_or(bare),
            None => &folded,
        };
        for (key, names) in HEADERS {
            if let Some(rank) = names.iter().position(|name| *name == without_lang) {
                let found = Found { position, header: header.clone(), rank, lang: lang.clone() };
                all.entry(key).or_default().push(found);
                break;
            }
        }
    }
    for found in all.values_mut() {
        // Of several languages Spanish comes first, then the file's own order.
        let foreign = |it: &Found| it.lang.as_deref().is_some_and(|lang| lang != "es");
        found.sort_by_key(|it| (it.rank, foreign(it), it.position));
    }
    all
}

fn folded(header: &str) -> String {
    fold(header).replace([' ', '-', '_', '*', '¿', '?'], "")
}

fn rows_of(
    sheet: &Sheet,
    columns: &HashMap<&'static str, Vec<Found>>,
    problems: &mut Problems,
) -> InputSheet {
    let taken: Vec<usize> = columns.values().flatten().map(|it| it.position).collect();
    let left: Vec<&str> = sheet
        .headers
        .iter()
        .enumerate()
        .filter(|(position, header)| !taken.contains(position) && !header.trim().is_empty())
        .map(|(_, header)| header.as_str())
        .collect();
    if !left.is_empty() {
        let notice =
            Problem::notice(Place::sheet(&sheet.name).row(sheet.header_row), "cocreation-import-left");
        problems.push(notice.with("value", left.join(", ")));
    }
    let own: Vec<(&str, &[Found])> = PROPOSALS
        .columns
        .iter()
        .filter_map(|column| {
            let found = match column.key {
                "solution" if !columns.contains_key("solution") => columns.get("body"),
                key => columns.get(key),
            };
            Some((column.key, found?.as_slice()))
        })
        .collect();
    let named =
        own.iter().filter_map(|(key, found)| Some(((*key).to_owned(), found.first()?.header.clone())));
    let mut understood = InputSheet {
        schema: &PROPOSALS,
        name: sheet.name.clone(),
        columns: named.collect(),
        rows: Vec::new(),
    };
    let mut seen: HashMap<String, usize> = HashMap::new();
    for row in &sheet.rows {
        if problems.is_full() {
            break;
        }
        let cell = |found: &Found| row.cells.get(found.position).unwrap_or(&Cell::Empty);
        let mut values = values_of(sheet, row, &own, problems);
        let state = columns.get("state").and_then(|all| all.first()).map(cell);
        if let Some(Cell::Text(state)) = state
            && GONE.contains(&fold(state).as_str())
        {
            values.insert("gone".to_owned(), Value::from(state.as_str()));
        }
        let input_row = InputRow { number: row.number, values };
        for key in ["id", "title"] {
            let missing = input_row.values.get(key).is_none_or(|value| *value == Value::Empty);
            // What could not be understood was told already.
            let faulty = own
                .iter()
                .any(|(own, found)| *own == key && found.iter().any(|it| matches!(cell(it), Cell::Fault(_))));
            if missing && !faulty {
                problems.push(Problem::error(understood.place(&input_row, key), "required"));
            }
        }
        // CONSUL writes a proposal once for each comment on it.
        let Some(Value::Text(id)) = input_row.values.get("id") else {
            understood.rows.push(input_row);
            continue;
        };
        match seen.get(id) {
            Some(first) if understood.rows[*first].values == input_row.values => {}
            Some(first) => {
                let other = understood.rows[*first].number;
                let problem = Problem::error(understood.place(&input_row, "id"), "cocreation-import-twice");
                problems.push(problem.with("value", id).with("row", other));
            }
            None => {
                seen.insert(id.clone(), understood.rows.len());
                understood.rows.push(input_row);
            }
        }
    }
    understood
}

/// What a row says under each of our columns.
fn values_of(sheet: &Sheet, row: &Row, own: &[(&str, &[Found])], problems: &mut Problems) -> Values {
    let cell = |found: &Found| row.cells.get(found.position).unwrap_or(&Cell::Empty);
    let mut values = Values::new();
    for (key, found) in own {
        // Of several columns that mean the same the first one that says something counts.
        let Some(said) = found.iter().find(|it| !cell(it).is_empty()).or(found.first()) else { continue };
        let kind = PROPOSALS.column(key).map_or(ColumnKind::Text, |column| column.kind);
        match parse(&without_zone(cell(said), kind), kind) {
            Ok(value) => {
                if let Some(lang) = said.lang.as_deref().filter(|_| *key == "title" && value != Value::Empty)
                {
                    values.insert("language".to_owned(), Value::from(lang));
                }
                let value = tidy(key, value);
                if *key != "language" || value != Value::Empty {
                    values.insert((*key).to_owned(), value);
                }
            }
            Err(problem) => {
                let place = Place::sheet(&sheet.name).row(row.number).column(&said.header);
                problems.push(problem.at(place));
            }
        }
    }
    values
}

/// A moment as Decidim writes some, without the name of its zone: `2026-01-02 00:00:00 UTC`.
fn without_zone(cell: &Cell, kind: ColumnKind) -> Cell {
    match (cell, kind) {
        (Cell::Text(text), ColumnKind::Date) => Cell::text(text.trim().trim_end_matches(" UTC")),
        _ => cell.clone(),
    }
}

/// Texts without markup; what says no is nothing.
fn tidy(key: &str, value: Value) -> Value {
    match (key, value) {
        ("title", Value::Text(text)) => Value::from(clean::name(&plain(&text))),
        ("problem" | "solution" | "whom", Value::Text(text)) => Value::from(plain(&text)),
        ("theme" | "territory" | "id", Value::Text(text)) => Value::from(clean::name(&text)),
        ("gone", Value::Text(text)) if ["false", "no", "0", "f"].contains(&fold(&text).as_str()) => {
            Value::Empty
        }
        (_, value) => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use minga_exchange::cell_text;
    use minga_tabular::{Limits, inspect_bytes};

    fn read(name: &str, file: &str) -> (Input, Vec<String>) {
        let mut problems = Problems::default();
        let input = understand(inspect_bytes(name, file.as_bytes(), &Limits::default()), &mut problems);
        let found = problems.into_vec();
        let told = found.iter().map(|it| {
            let row = it.place.row.map(|row| format!(" {row}")).unwrap_or_default();
            let column = it.place.column.as_deref().map(|column| format!(" {column}")).unwrap_or_default();
            format!("{}{row}{column}", it.code)
        });
        let told = told.collect();
        (input, told)
    }

    fn row(input: &Input, at: usize, column: &str) -> Option<String> {
        cell_text(&input.sheets[0].rows[at].values, column)
    }

    #[test]
    fn an_export_of_decidim_is_understood() {
        let file = "id,author/name,category/name/ca,category/name/es,title/ca,title/es,body/es,supports,endorsements/total_count,published_at,url,state\n\
            7,Ana,Aigua,Agua,Aigua neta,Agua limpia,<p>Pozos</p>,12,3,2020-05-01 10:11:12 +0200,https://x.example/7,accepted\n\
            8,Ben,,,Nomes català,,<b>Text</b>,0,0,2020-05-02T10:11:12.000Z,https://x.example/8,withdrawn\n";
        let (input, told) = read("proposals.csv", file);
        assert_eq!(told, ["cocreation-import-left 1"], "names of people are left out");
        assert_eq!(row(&input, 0, "title").as_deref(), Some("Agua limpia"));
        assert_eq!(row(&input, 0, "theme").as_deref(), Some("Agua"));
        assert_eq!(row(&input, 0, "solution").as_deref(), Some("Pozos"));
        assert_eq!(row(&input, 0, "language").as_deref(), Some("es"));
        assert_eq!(row(&input, 0, "gone"), None);
        assert_eq!(row(&input, 1, "title").as_deref(), Some("Nomes català"));
        assert_eq!(row(&input, 1, "language").as_deref(), Some("ca"));
        assert_eq!(row(&input, 1, "gone").as_deref(), Some("withdrawn"));
        let newer = "id,author/id,taxonomies/name,title/es,body/es,votes,likes/total_count,withdrawn,created_at\n\
            9,1,Suelo,Suelo,Texto,4,1,false,2026-01-02 00:00:00 UTC\n";
        let (input, told) = read("proposals.csv", newer);
        assert_eq!(told, ["cocreation-import-left 1"]);
        assert_eq!(input.sheets[0].rows[0].values["supports"], Value::Integer(4));
        assert_eq!(row(&input, 0, "gone"), None);
    }

    #[test]
    fn both_exports_of_consul_are_understood() {
        let open = "\"id\";\"title\";\"description\";\"cached_votes_up\";\"created_at\";\"retired_at\"\n\
            \"1\";\"Metro\";\"<p>M&aacute;s</p>\";\"15\";\"01/02/2024\";\"\"\n\
            \"2\";\"Otra\";\"\";\"0\";\"01/02/2024\";\"2024-01-03 20:05:12 +0100\"\n";
        let (input, told) = read("x.csv", open);
        assert!(told.is_empty(), "{told:?}");
        assert_eq!(row(&input, 0, "solution").as_deref(), Some("Más"));
        assert_eq!(input.sheets[0].rows[0].values["date"], Value::Date("2024-02-01".parse().expect("a day")));
        assert!(row(&input, 1, "gone").is_some());
        // The other one has a row for each comment, and addresses of people.
        let admin = "ID,Título,Autor,Resumen,Fecha de creación,Comentario Contenido\n\
            5,Agua,ana@x.example,Pozos,2024-02-01 10:00:00,Sí\n5,Agua,ana@x.example,Pozos,2024-02-01 10:00:00,No\n";
        let (input, told) = read("x.csv", admin);
        assert_eq!(told, ["cocreation-import-left 1"]);
        assert_eq!(input.sheets[0].rows.len(), 1);
        assert!(!format!("{:?}", input.sheets[0].rows).contains('@'));
    }

    #[test]
    fn everything_wrong_is_told_at_once_with_its_place() {
        let file = "id,title,body,supports,created_at\n1,,x,1,2024-01-01\n,Uno,x,muchos,ayer\n2,Dos,x,1,2024-01-01\n2,Tres,x,1,2024-01-01\n";
        let (_, told) = read("x.csv", file);
        let expected = [
            "required 2 title",
            "not-a-date 3 created_at",
            "not-an-integer 3 supports",
            "required 3 id",
            "cocreation-import-twice 5 id",
        ];
        let mut told = told;
        told.sort();
        let mut expected: Vec<String> = expected.map(str::to_owned).to_vec();
        expected.sort();
        assert_eq!(told, expected);
        assert_eq!(read("x.csv", "a,b\n1,2\n").1, ["cocreation-import-sheet", "cocreation-import-columns"]);
    }
}
