//! Coroscope: compiler.
