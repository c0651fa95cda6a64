//! Coroscope: vm.
