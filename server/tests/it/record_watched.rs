//! Each official column of each table is changed behind the program's back; the record tells.

use crate::harness::folder;
use crate::record::plan;
use crate::{
    acts, assessments, care_rescue, cocreation, cocreation_doors, conversation, evaluation,
    event_certificates, events, following, handovers, registrations, repository, two_keys,
};
use http::StatusCode;
use minga_kernel::Role;
use minga_store::describe_schema;
use minga_testkit::on_both_databases;

/// What of the tables is nowhere in the record, and why.
const NOT_OFFICIAL: [(&str, &str); 22] = [
    ("plans.updated_at", "when the row was touched"),
    ("organisations.updated_at", "when the row was touched"),
    ("organisations.name_folded", "computed from the name"),
    ("organisations.themes_folded", "computed from the themes"),
    ("milestones.commitment_number", "computed from the commitment"),
    ("commitment_bodies.plan_id", "computed from the commitment"),
    ("commitment_bodies.position", "only their order counts, and it is stated"),
    ("accounts.address", "personal"),
    ("accounts.name", "personal"),
    ("accounts.lang", "personal"),
    ("accounts.password", "a secret"),
    ("accounts.confirmed_at", "personal"),
    ("proposals.fingerprint", "computed from the words"),
    ("proposals.supports", "computed from the supports"),
    ("supports.account_id", "personal"),
    ("proposal_entries.key_hash", "a secret"),
    ("proposal_rescues.told", "how far people were asked"),
    ("proposal_rescues.told_all", "how far people were asked"),
    ("process_doors.salt", "a secret"),
    ("process_codes.hash", "a secret"),
    ("comment_flags.text", "for moderators only, and erased with the comment"),
    ("comment_appeals.text", "for moderators only, and erased with the comment"),
];

/// Tables that hold no official facts of a thing: how the program works, and what is
/// checked by other tests of this file.
const OTHER_TABLES: [&str; 46] = [
    "account_openings",
    "aliases",
    "api_keys",
    "ceremonies",
    "checkpoints",
    "contact_letters",
    "contact_reports",
    "counters",
    "document_texts",
    "digest_clocks",
    "digest_letters",
    "digest_pieces",
    "digests",
    "evaluation_notes",
    "event_registrations",
    "event_walk_ins",
    "event_wishes",
    "events",
    "follow_wishes",
    "followers",
    "follows",
    "idempotency_keys",
    "identities",
    "import_uploads",
    "jobs",
    "links",
    "passkeys",
    "process_admissions",
    "process_census",
    "process_declared",
    "proposal_drafts",
    "proposal_group_searches",
    "proposal_groups",
    "proposal_traces",
    "registrations",
    "reminders",
    "report_drafts",
    "report_uploads",
    "seaql_migrations",
    "sessions",
    "site_settings",
    "throttles",
    "tickets",
    "upkeep",
    "webhook_cursor",
    "webhooks",
];

on_both_databases! {
    every_official_column_is_watched, async |store| {
        let (world, office) = following::world(store).await;
        // The demo has no evidence, no jurisdiction of its own and no related commitments.
        let more = folder(&[
            ("plan", &plan("Plan")),
            ("jurisdictions", "code,name,level,part_of\nEC-X,Equis,province,EC\n"),
            ("evidence", "commitment,milestone,title,url,date\n1,1,Acta,https://example.org/a,2021-01-01\n"),
        ]);
        world.import(more.path()).await.unwrap();
        // A report with evidence, what is said to it, and dates that move.
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        let counterpart = world.person(Role::Counterpart, Some("FCD")).await;
        two_keys::reported(&world, &officer).await;
        world.said(&counterpart, "confirm", "").await;
        two_keys::proposed(&world, &officer).await;
        let risk = [("risk", "Falta presupuesto"), ("contingency", "Buscar cooperación")];
        let written = world.send(&officer, "/es/planes/EC-PAGA-1/compromisos/3/aprendizajes", &risk).await;
        assert_eq!(written.status, StatusCode::SEE_OTHER, "{}", written.text());
        conversation::everything(&world, &officer).await;
        assessments::recorded(&world).await;
        repository::brought(&world).await;
        cocreation::everything(&world, &officer).await;
        evaluation::everything(&world).await;
        cocreation_doors::everything(&world).await;
        events::called(&world).await;
        let kept = world.send_unsigned("/es/planes/EC-PAGA-1/ediciones", &[("paper", "report")]).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text());
        handovers::one(&world).await;
        acts::handed_in(&world, &officer).await;
        let keeper = world.person(Role::Administrator, None).await;
        registrations::refused(&world, &office, &keeper).await;
        let moderator = world.person(Role::Moderator, None).await;
        let file = world.app.files.put_bytes("a".into(), 10).await.unwrap().hash.to_string();
        let taken = [("reason", "rights"), ("words", "Es de otros"), ("sure", "yes")];
        assert_eq!(world.taken_down(&moderator, &file, &taken).await, StatusCode::SEE_OTHER);
        care_rescue::everything(&world).await;
        event_certificates::certified(&world, &office).await;
        world.app.record.publish().await.unwrap();
        assert_eq!(world.findings().await, []);
        let db = world.app.store.read().await.unwrap();
        let columns = describe_schema(&db).await.unwrap();
        drop(db);
        let mut watched = 0;
        for line in columns {
            let (column, kind) = line.split_once(": ").unwrap();
            let (table, name) = column.split_once('.').unwrap();
            if OTHER_TABLES.contains(&table) || NOT_OFFICIAL.iter().any(|(it, _)| *it == column) {
                continue;
            }
            let value = match kind.trim_end_matches('?') {
                "uuid" | "day" | "moment" if world.store.url().starts_with("sqlite") => as_sqlite_has_it(kind),
                "uuid" => "'00000000-0000-7000-8000-000000000001'".to_owned(),
                "day" => "'1999-09-09'".to_owned(),
                "moment" => "'1999-09-09T09:09:09Z'".to_owned(),
                "boolean" => format!("NOT \"{name}\""),
                "integer" | "number" => format!("COALESCE(\"{name}\", 0) + 1000"),
                "text" => format!("COALESCE(\"{name}\", '') || 'x'"),
                other => panic!("{column} is {other}"),
            };
            let key = if table == "commitment_bodies" { "commitment_id" } else { "id" };
            let chosen = format!("(SELECT MAX(CAST({key} AS TEXT)) FROM {table})");
            let own = format!("CAST({key} AS TEXT) = {chosen}");
            let own = if table == "commitment_bodies" { format!("{own} AND role = 'lead'") } else { own };
            world.store.tamper(&format!("CREATE TABLE kept AS SELECT * FROM {table}")).await;
            world.store.tamper(&format!("UPDATE {table} SET \"{name}\" = {value} WHERE {own}")).await;
            let findings = world.findings().await;
            assert!(!findings.is_empty(), "{column} can be changed unnoticed");
            world.store.tamper(&format!("DELETE FROM {table}")).await;
            world.store.tamper(&format!("INSERT INTO {table} SELECT * FROM kept")).await;
            world.store.tamper("DROP TABLE kept").await;
            watched += 1;
        }
        assert!(watched > 140, "only {watched} columns");
        assert_eq!(world.findings().await, []);
    };
}

/// SQLite keeps identifiers and days in forms of its own.
pub(crate) fn as_sqlite_has_it(kind: &str) -> String {
    match kind.trim_end_matches('?') {
        "uuid" => "X'00000000000070008000000000000001'".to_owned(),
        "moment" => "'1999-09-09 09:09:09+00:00'".to_owned(),
        _ => "'1999-09-09'".to_owned(),
    }
}
