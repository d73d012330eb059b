internal import NewsModel

extension InputOpener {
    func archive(_ file: OpenFile, _ prefix: [UInt8], _ name: String, _ entry: CaptureEntry?) -> any ItemSource {
        SingleItem(rejection(name, "unsupported", "archives are not read yet"))
    }
}
