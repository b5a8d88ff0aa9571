/// Words of two syllables that a congress uses on every wall: Vietnamese writes a space within them, where a line should
/// not end.
enum Compounds {
  /// Whether two syllables that stand beside each other are one word.
  static func isWord(_ first: Substring, _ second: Substring) -> Bool {
    guard first.last?.isLetter == true else { return false }
    let end = second.lastIndex(where: \.isLetter).map { second[...$0] } ?? second
    return words[opened(first).lowercased()]?.contains(end.lowercased()) == true
  }

  /// A syllable without the bracket or the quotation mark before it.
  private static func opened(_ syllable: Substring) -> Substring { syllable.drop { !$0.isLetter } }

  /// The second syllables by the first.
  private static let words = Dictionary(
    grouping: list.split(whereSeparator: { $0 == "," || $0.isNewline }).compactMap { word in
      let syllables = word.split(separator: " ")
      return syllables.count == 2 ? (first: String(syllables[0]), second: String(syllables[1])) : nil
    }, by: \.first
  ).mapValues { Set($0.map(\.second)) }

  private static let list = """
    đại hội,đại biểu,đại học,đảng bộ,đảng ủy,đảng viên,chi bộ,cấp ủy,trung ương,địa phương,thành phố,thị xã
    ủy viên,ủy ban,nhân dân,mặt trận,tổ quốc,chấp hành,thường vụ,bí thư,chủ tịch,chủ tọa,thư ký,kiểm tra,kiểm phiếu
    tư cách,thẩm tra,tuyên giáo,dân vận,tổ chức,nội chính,công an,quân sự,nông dân,phụ nữ,thanh niên,công đoàn
    nghị quyết,biểu quyết,quyết định,báo cáo,dự thảo,quy chế,chương trình,văn kiện,tài liệu,phóng sự,diễn văn
    thông qua,tán thành,ý kiến,phương án,kết quả,tổng hợp,công bố,kiểm đếm,kiểm điểm,chỉ định,triệu tập,điểm danh
    danh sách,trúng cử,ứng cử,đề cử,bầu cử,tái cử,phát biểu,tham luận,thảo luận,tiếp tục,tiếp thu,tiếp theo,kế tiếp
    khai mạc,bế mạc,giải lao,làm việc,tuyên bố,lý do,giới thiệu,khách mời,đồng chí,hội trường,hội nghị,chào cờ
    chính trị,kinh tế,xã hội,văn hóa,văn minh,hiện đại,phát triển,xây dựng,chuyển đổi,chuyển giao,nghiên cứu
    kỹ thuật,công nghệ,công nghiệp,nông nghiệp,trí thức,sáng tạo,trách nhiệm,nhiệm vụ,nhiệm kỳ,phương hướng
    giải pháp,mục tiêu,cơ sở,cơ quan,công tác,thời gian,điện thoại,ổn định,chuẩn bị,y dược,y tế,sinh thái,bản sắc
    đồng bằng,trung tâm,dịch vụ,du lịch,đoàn kết,dân chủ,kỷ cương,lãnh đạo,tinh thần,phát huy,vai trò,vị trí
    việt nam,quang vinh,muôn năm,mặc niệm,đăng ký,số lượng,hợp lệ,chính thức,thời kỳ,quốc ca,quốc tế,văn nghệ
    chào mừng,đón tiếp,trình bày,tóm tắt,hướng dẫn,kết thúc,khoa học,thích ứng,biến đổi,khí hậu,đề nghị,phục vụ
    thực hiện,chỉ đạo,chủ yếu,chỉ tiêu,danh dự,kỷ niệm,lưu niệm,tập trung,công tằng,tôn nữ,cần bầu
    """
}
