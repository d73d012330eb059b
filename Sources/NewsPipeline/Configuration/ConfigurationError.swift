/// Everything that is wrong with a configuration file, each with its place.
package struct ConfigurationError: Error, Equatable, Sendable, CustomStringConvertible {
    /// One mistake.
    package struct Problem: Equatable, Sendable {
        /// From 1; 0 when it concerns the whole file.
        package var line: Int
        /// From 1; 0 when it concerns the whole file.
        package var column: Int
        /// What is wrong and what is expected, for a person.
        package var message: String
    }

    /// The file's path, as it was named.
    package var file: String
    /// Its mistakes; never empty.
    package var problems: [Problem]

    /// A line a mistake, as compilers write them: `gleaner.yaml:3:5: …`.
    package var description: String {
        problems.map { problem in
            problem.line == 0
                ? "\(file): \(problem.message)" : "\(file):\(problem.line):\(problem.column): \(problem.message)"
        }.joined(separator: "\n")
    }
}
