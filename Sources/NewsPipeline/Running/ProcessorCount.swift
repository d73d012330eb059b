internal import Glibc

/// How many processors the machine offers.
package enum ProcessorCount {
    /// At least 1.
    package static var online: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
