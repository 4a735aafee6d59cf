import Testing

@testable import FrontLine

@Suite struct DenominatorTests {
  @Test func `the named ones`() {
    #expect(Denominator("ukraine")?.squareKilometers == 603_628)
    #expect(Denominator("deepstate")?.squareKilometers == 603_700)
    #expect(Denominator("factbook")?.squareKilometers == 603_550)
    #expect(Denominator("ukraine")?.description == "ukraine (603628 km²)")
  }

  @Test func `a number`() {
    #expect(Denominator("26517")?.squareKilometers == 26_517)
    #expect(Denominator("26517.5")?.description == "custom (26517.5 km²)")
    #expect(Denominator("1e300")?.description == "custom (1e+300 km²)")
  }

  @Test(arguments: ["0", "-1", "nan", "inf", "0x10", "1e999", "", "km", "603 628", "1,5"])
  func `what is no area is refused`(text: String) {
    #expect(Denominator(text) == nil)
  }

  @Test func `the published share`() {
    // 2,401.380 of 603,628 is 0.39782…; the last digit is that of the division alone.
    #expect(abs(Denominator.ukraine.percent(ofSquareKilometers: 2401.380) - 0.397_824_487_929_6) < 1e-12)
  }
}
