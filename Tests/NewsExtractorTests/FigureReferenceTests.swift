import Testing

/// Numbers that point somewhere and count nothing.
@Suite struct FigureReferenceTests {
    @Test(
        arguments: [
            // Notes in brackets, marks of notes
            ("It takes 40 guests (5).", ["[40] 40 1 {guest}"]),
            ("The survey of last spring in Holm asked 90 men (12), who agreed.", ["[90] 90 1 {man}"]),
            ("The rate was 63% in 2018.2 The fall went on.", ["[63%] 63 %"]),
            ("It takes five (5) days; losses (3) | 4 rose.", ["[five] 5 1", "[3] 3 1", "[4] 4 1"]),
            // Pages of a list, and a row of a table
            ("2 | 3 | 4 | 5", []),
            ("2 | 3 | 5", ["[2] 2 1", "[3] 3 1", "[5] 5 1"]),
            // Telephones, program code, symbols of shares
            ("Call 0800 024 8998 or 18001 0800 024 8998.", []),
            ("It prints range(10) if i == 1 and n != 2.", []),
            ("It fell (QXTD and TTD -0.17%).", ["[-0.17%] -0.17 % decrease"]),
            // Names
            ("Traffic on port 273 stopped in season 3.", []),
            ("Scores were kept.", []),
            ("It is built with halden.js 9.1 and Node.js 20.", []),
            ("Top 10 Easiest Walks", ["[10] 10 1 {Easiest Walk}"]),
            ("They play in the Top 14.", []),
            ("Includes 6-part course.", ["[6] 6 1 {part}"]),
            // Numbers on shirts and ages in brackets
            ("Striker Clara Byrne (19) celebrates a goal.", []),
            ("Holm United Clara Brandt (19) waits for the game.", []),
            ("Clara Byrne (44) and Tom Bell (61) were held.", ["[44] 44 a", "[61] 61 a"]),
            ("The family of Byrne (26), who was found, has sued.", ["[26] 26 a"]),
            ("Labour (44) leads.", ["[44] 44 1"]),
            ("Clara Byrne, from Holm, was 23 when she left.", ["[23] 23 a"]),
            ("The wind was 23 when she left.", ["[23] 23 1"]),
            ("It is for those from the age of 18 months.", ["[18 months] 18 mo"]),
            // Sides, of which none is a year
            ("It shows ⟦1920⟧ x 1080 pixels.", ["[1920] 1920 {pixel}", "[1080 pixels] 1080 {pixel}"]),
            ("He fell in the 400 block of Mill Road.", []),
            // Bounds inside, ages in ranges and lists
            ("It reaches 15+ million homes.", ["[15+ million] 15000000 1 {home} >="]),
            ("It has an estimated 4,000+ guests.", ["[4,000] 4000 1 {guest} >="]),
            ("It says that one or more crews left.", ["[one] 1 1 {crew} >="]),
            ("They handed over 12 captives.", ["[12] 12 1 {captive}"]),
            ("They took over three mills.", ["[three] 3 1 {mill}"]),
            ("They took over 2,000 photos.", ["[2,000] 2000 1 {photo} >"]),
            ("It was the first four-goal lead.", ["[four] 4 1 {goal}"]),
            ("It is one-click buying.", []),
            ("It asked 90 men between the ages of 18-24.", ["[90] 90 1 {man}", "[18-24] 18..24 a"]),
            ("Two men, aged 33 and 50 were held.", ["[Two] 2 1 {man}", "[33] 33 a", "[50] 50 a"]),
            // Counts behind a hyphen, and of what nobody names
            ("Plan 2-3 full-length films a week.", ["[2-3] 2..3 1/wk {full-length film}"]),
            ("Thousands have fled.", ["[Thousands] 1000..10000 1"]),
            ("They came in their thousands.", []),
            ("Two stones were thrown.", ["[Two] 2 1 {stone}"]),
            // Marks of feet and inches as keyboards write them
            ("The hall is 15’9″ by 6’2”.", ["[15’9″] 15.75 [ft_i]", "[6’2”] 6.166667 [ft_i]"]),
            ("They held a rally 10 miles away.", ["[10 miles] 10 [mi_i]"]),
            ("It is a 12’ long bench.", ["[12’] 12 [ft_i]"]),
        ] as [(String, [String])]) func references(_ text: String, _ expected: [String])
    {
        #expect(readFigures(text) == expected)
    }
}
