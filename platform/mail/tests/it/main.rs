//! The three ways to send mail.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

mod files;
mod smtp;

use minga_mail::{Mail, Sender};
use minga_testkit::FixedClock;
use std::sync::Arc;
use uuid::Uuid;

const TEXT: &str = "Señora Pérez:\n\nSu plan cambió.\n.\n..\nhttps://datos.example.ec/es/planes/EC-PAGA-1\n";

fn sender() -> Sender {
    let clock = Arc::new(FixedClock::at("2026-11-23T08:00:00Z"));
    Sender::parse("Información pública <minga@datos.example.ec>", clock).unwrap()
}

fn mail(to: &str) -> Mail {
    let subject = "¿Qué pasó con el compromiso? Una respuesta que no cabe en una sola línea de correo";
    Mail::plain(Uuid::from_u128(9), to, subject, TEXT)
}
