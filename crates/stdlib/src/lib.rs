//! Coroscope: stdlib.
