import NewsLanguage
import NewsModel
import Testing

@testable import NewsExtractor

/// Numbers as other countries, sciences, accountants and typesetters write them.
@Suite struct FigureWritingTests {
    @Test(arguments: [
        // Apostrophes part thousands in Switzerland.
        ("The toll is CHF 3'250 a year.", ["[CHF 3'250 a year] 3250 CHF/a"]),
        ("It sold 2’104’350.75 litres.", ["[2’104’350.75 litres] 2104350.75 L"]),
        ("The bond raised CHF7'500 million.", ["[CHF7'500 million] 7500000000 CHF"]),
        ("The fence is 6'4\" high.", ["[6'4\"] 6.333333 [ft_i]"]),
        // A sum below one without its nought.
        ("Eggs cost $.35 each.", ["[$.35] 0.35 USD"]),
        ("Milk is at £.90 a pint.", ["[£.90 a pint] 0.9 GBP/[pt_us]"]),
        // Powers.
        ("The vat holds 10^7 cells.", ["[10^7] 10000000 1 {cell}"]),
        ("The vat holds 10⁷ cells.", ["[10⁷] 10000000 1 {cell}"]),
        ("The vat holds 4.5×10⁷ cells.", ["[4.5×10⁷] 45000000 1 {cell}"]),
        ("The film is 3×10⁻⁶ m thick.", ["[3×10⁻⁶ m] 0.000003 m"]),
        ("The film is 10^-6 m thick.", ["[10^-6 m] 0.000001 m"]),
        ("The key has 2^16 states.", ["[2^16] 65536 1 {state}"]),
        ("The dam cost 3e8 euros.", ["[3e8 euros] 300000000 EUR"]),
        ("The dam cost $3e8.", ["[$3e8] 300000000 USD"]),
        ("The box is marked 3e8 only.", []),
        ("Growth was 4 +/- 1 percent.", ["[4 +/- 1 percent] 4 %"]),
        // Accountants' brackets, inside the sign of the currency and before the scale.
        ("The loss was $(4.2) million.", ["[$(4.2) million] -4200000 USD"]),
        ("The loss was ($4.2) million.", ["[($4.2) million] -4200000 USD"]),
        ("The result was €(7.5)bn.", ["[€(7.5)bn] -7500000000 EUR"]),
        ("Earnings were $(0.15) per share.", ["[$(0.15) per share] -0.15 USD/{share}"]),
        ("It paid five cents ($0.05).", ["[five cents] 0.05 USD", "[$0.05] 0.05 USD"]),
        // A range whose second end has the scale, not the sign.
        ("The quay will cost $4-6m.", ["[$4-6m] 4000000..6000000 USD"]),
        ("The quay will cost £4m-6m.", ["[£4m-6m] 4000000..6000000 GBP"]),
        ("The quay will cost between €4m and 6m.", ["[€4m and 6m] 4000000..6000000 EUR"]),
        ("The quay is 4-6m wide.", ["[4-6m] 4..6 m"]),
        // Signs of East Asian type, raised points, hyphens.
        ("The hall has 3,500㎡ and cost ＄8 million.", ["[3,500㎡] 3500 m2", "[＄8 million] 8000000 USD"]),
        ("It is 12㎞ away and weighs 40㎏.", ["[12㎞] 12 km", "[40㎏] 40 kg"]),
        ("Doses rose 14·5 percent.", ["[14·5 percent] 14.5 % increase"]),
        ("Output fell four-per-cent.", ["[four-per-cent] 4 % decrease"]),
        ("It drills a 3/8-inch hole.", ["[3/8-inch] 0.375 [in_i]"]),
        ("The home used 6 kW·h.", ["[6 kW·h] 6 kW.h"]),
        // Yields, prices of oil, hedges, large numbers.
        ("Fields gave 60 bushels an acre.", ["[60 bushels an acre] 60 [bu_us]/[acr_us]"]),
        ("Fields gave 8 tonnes a hectare.", ["[8 tonnes a hectare] 8 t/har"]),
        ("Crude sold at $71.40/b.", ["[$71.40/b] 71.4 USD/[bbl_us]"]),
        ("The works employ c. 640 people.", ["[640] 640 1 {people} ~"]),
        ("The works employ ca. 640 people.", ["[640] 640 1 {people} ~"]),
        ("The sea holds 2 quintillion litres.", ["[2 quintillion litres] 2000000000000000000 L"]),
        ("It raised Rs 45 cr in June.", ["[Rs 45 cr] 450000000 INR"]),
    ])
    func readsForms(text: String, figures: [String]) { #expect(readFigures(text) == figures) }

    /// What is drawn with no width changes nothing: soft hyphens, marks of direction, joiners.
    @Test(arguments: [
        ("It paid six mil\u{AD}lion dol\u{AD}lars.", ["[six mil\u{AD}lion dol\u{AD}lars] 6000000 USD"]),
        ("The \u{200E}8%\u{200E} levy stays.", ["[8%] 8 %"]),
        ("It ran \u{202A}12 km\u{202C} north.", ["[12 km] 12 km"]),
        ("It grew 8\u{2060}%.", ["[8\u{2060}%] 8 % increase"]),
        ("It lost 4\u{AD}300 dollars.", ["[4\u{AD}300 dollars] 4300 USD"]),
        ("\u{2067}$1,200\u{2069} is due.", ["[$1,200] 1200 USD"]),
    ])
    func passesOverTheInvisible(text: String, figures: [String]) { #expect(readFigures(text) == figures) }
}
