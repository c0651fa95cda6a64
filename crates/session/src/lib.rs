//! Coroscope: session.
