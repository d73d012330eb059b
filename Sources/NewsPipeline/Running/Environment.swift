internal import Glibc

/// Variables of the process's environment.
enum Environment {
    /// The value of a variable; nil where it is not set.
    static func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
