//! Plans out of thin air, the same ones every time.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const DEEDS: [&str; 8] = [
    "Publicar informe",
    "Validar la guía",
    "Abrir datos",
    "Reunir talleres",
    "Revisar presupuesto",
    "Dar capacitación",
    "Aprobar reglamento",
    "Poner en línea el portal",
];
const MATTERS: [&str; 10] = [
    "agua potable",
    "salud rural",
    "compras públicas",
    "escuelas",
    "municipio transparente",
    "tierras",
    "presupuesto participativo",
    "vigilancia ciudadana",
    "catastro",
    "residuos",
];
const PLACES: [&str; 9] =
    ["Quito", "Cuenca", "Loja", "Manta", "Puyo", "Ibarra", "Ambato", "Guayaquil", "Tena"];
const STATES: [(&str, u32); 4] =
    [("completed", 100), ("in_progress", 40), ("not_started", 0), ("in_progress", 75)];

/// Writes the sheets of a plan with so many commitments of so many milestones each.
pub(crate) fn write(folder: &Path, code: &str, commitments: usize, milestones: usize) -> anyhow::Result<()> {
    write_until(folder, code, commitments, milestones, 2026)
}

/// The same with another year in which all milestones end.
pub(crate) fn write_until(
    folder: &Path,
    code: &str,
    commitments: usize,
    milestones: usize,
    year: u16,
) -> anyhow::Result<()> {
    fs::create_dir_all(folder)?;
    let seed: usize = code.bytes().map(usize::from).sum();
    let plan = format!(
        "code,title,country,language,scope,number,cycle_start,cycle_end,adopted,report_date\n\
         {code},Plan {code} de {},EC,es,local,1,2025-01-01,2027-12-31,2025-01-15,2026-10-31\n",
        PLACES[seed % PLACES.len()]
    );
    let mut organisations = String::from("code,name,acronym,sector,city\n");
    for place in PLACES {
        let short = place.to_uppercase();
        writeln!(organisations, "GAD-{short},Municipio de {place},{short},public,{place}")?;
    }
    let mut promised = String::from("number,theme,title,summary,responsible,counterpart,sdg,note\n");
    let mut steps = String::from("commitment,number,title,start,end,state,progress,note\n");
    for commitment in 1..=commitments {
        let matter = MATTERS[(seed + commitment) % MATTERS.len()];
        let place = PLACES[(seed / 3 + commitment) % PLACES.len()];
        let other = PLACES[(seed + commitment * 2 + 1) % PLACES.len()];
        writeln!(
            promised,
            "{commitment},Tema {},{matter} en {place},\"Mejorar {matter} en {place}, con la gente.\",GAD-{},GAD-{},{},",
            commitment % 5 + 1,
            place.to_uppercase(),
            other.to_uppercase(),
            commitment % 17 + 1
        )?;
        for milestone in 1..=milestones {
            let deed = DEEDS[(seed + commitment + milestone) % DEEDS.len()];
            let (state, percent) = STATES[(seed + commitment * 7 + milestone) % STATES.len()];
            let month = milestone % 12 + 1;
            writeln!(
                steps,
                "{commitment},{milestone},{deed} sobre {matter} (hito {milestone}),2025-{month:02}-01,{year}-{month:02}-28,{state},{percent},"
            )?;
        }
    }
    for (name, content) in [
        ("plan.csv", plan),
        ("organisations.csv", organisations),
        ("commitments.csv", promised),
        ("milestones.csv", steps),
    ] {
        fs::write(folder.join(name), content)?;
    }
    Ok(())
}
