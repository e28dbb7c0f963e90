"""Names in the scripts that are bundled, and in those of `preseance[fonts-cjk]`, hard ones among them."""

NAMES: dict[str, str] = {
    "Latin": "Nguyễn Ẩn AVATAR Wolfgang",
    "Cyrillic": "Щёлокова Ґалаґан",
    "Greek": "Ἀριστοτέλης Παπαδόπουλος",
    "Devanagari": "श्रीमती ज्योत्स्ना क्षितिज",
    "Bengali": "শ্রীমতী জ্যোৎস্না মুখোপাধ্যায়",
    "Tamil": "திருமதி ஸ்ரீநிவாசன்",
    "Telugu": "శ్రీమతి జ్యోత్స్న",
    "Sinhala": "ශ්‍රී ජයවර්ධන ක්‍රිෂාන්",
    "Ethiopic": "ኃይለ ሥላሴ ጸሐይ",
    "Khmer": "ស្រីមុំ ព្រះខ័នរាជ",
    "Lao": "ທ່ານ ສີສຸພັນ ຫຼວງ",
    "Myanmar": "ဒေါ်အောင်ဆန်းစုကြည်",
    "Thai": "ปิ่นแก้ว น้ำผึ้ง ญี่ปุ่น",
    "Georgian": "ნინო ბერიძე ᲜᲘᲜᲝ",
    "Armenian": "Արմեն Սարգսյան և",
    "Hebrew": "שָׂרָה בֶּן־גּוּרִיּוֹן",
    "Arabic": "صَلَاح عبد الله",
    "Persian": "گلناز پورمحمدی‌زاده",
}
CJK: dict[str, str] = {
    "Chinese": "张爱玲 刘晓燕 龍龘",
    "Taiwan": "張愛玲 劉曉燕 𠮷",
    "Japanese": "髙橋 葛󠄀城 さとう",
    "Korean": "김민준 뷁 李舜臣",
}
MIXED = (
    "Dr. 王小明 (Wang)",
    "முருகன் S/O கிருஷ்ணன்",
    "محمد (الرئيس) 5 – Table 7",
    "e\u0301 decomposed A\u030angstro\u0308m",
    "Jean\u00a0Paul\u202fII",
)
WORDS = tuple(" ".join((*NAMES.values(), *CJK.values(), *MIXED)).split(" "))
"""To make names of at random."""
NOWHERE = "\U00030000"
"""A letter that no font has which we bundle or name."""
