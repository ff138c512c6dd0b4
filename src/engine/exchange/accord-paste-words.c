/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a few words are by themselves: a greeting, what somebody is, a company, a name. Only a legal
 * form is sure; the others are told to be guesses. No state; any thread. */

#include "accord-config.h"

#include "accord-paste-private.h"

#include <string.h>

#include "accord-han.h"
#include "accord-text.h"

#define NAME_WORDS_MAX 4
#define COMPANY_WORDS_MAX 9
#define HAN_COMPANY_MIN 3 /* characters */
#define HAN_COMPANY_MAX 40
#define TITLE_MAX 60

static const char *const greetings[] = {
  "best regards", "kind regards", "warm regards", "regards", "best", "best wishes", "many thanks", "thanks", "thank you",
  "sincerely", "yours sincerely", "yours faithfully", "cheers", "dear all", "hi", "hello", "mit freundlichen grussen",
  "viele grusse", "beste grusse", "cordialement", "saludos", "sent from my iphone", "sent from my phone", "sent from my ipad",
  "此致", "敬礼", "此致敬礼", "祝好", "谢谢", "顺祝商祺", "祝商祺", "商祺", "多谢", "您好", "你好", "发自我的iphone", "发自我的 iphone", "名片", NULL,
};

/* Words of a Latin title; Chinese ones stand at its end. */
static const char *const title_words[] = {
  "manager", "director", "head", "chief", "officer", "ceo", "cto", "cfo", "coo", "cio", "cmo", "vp", "president", "chairman",
  "chairwoman", "engineer", "consultant", "buyer", "purchaser", "purchasing", "procurement", "assistant", "secretary", "founder",
  "cofounder", "owner", "specialist", "analyst", "executive", "representative", "developer", "designer", "architect", "accountant",
  "coordinator", "supervisor", "professor", "lawyer", "attorney", "sales", "marketing", "controller", "planner", "technician",
  "receptionist", "administrator", "scientist", "researcher", "trainer", "editor", "dean", "leiter", "leiterin",
  "geschaftsfuhrer", "geschaftsfuhrerin", "einkauf", "einkaufer", "einkauferin", "vertrieb", "vertriebsleiter", "vorstand",
  "prokurist", "directeur", "directrice", "gerant", "responsable", "gerente", "directora", "ventas", "jefe", "jefa", "direttore", "vendite", NULL,
};
static const char *const title_ends[] = {
  "经理", "总监", "主任", "总裁", "董事长", "董事", "工程师", "主管", "专员", "助理", "顾问", "代表", "负责人", "会计", "采购", "销售",
  "部长", "科长", "处长", "厂长", "院长", "校长", "所长", "教授", "律师", "医生", "秘书", "店长", "合伙人", "创始人", "总工", "老板", "业务员",
  "设计师", "分析师", "架构师", "组长", "书记", "局长", "行长", "总经办", "采购部", "销售部", "市场部", "技术部", "财务部", "人事部", "經理", "總監",
};

/* Words of a company's form: the first are enough, the others make it likely. */
static const char *const forms[] = {
  "inc", "llc", "llp", "ltd", "limited", "gmbh", "mbh", "plc", "corp", "corporation", "incorporated", "sarl", "srl", "pty", "kgaa",
  "aps", "pvt", "gbr", "ohg", "ag", "kg", "se", "sa", "sas", "ab", "as", "bv", "nv", "oy", "oyj", "ug", "kk", "spa", "ev", "eg", NULL,
};
static const char *const short_forms[] = { "ag", "kg", "se", "sa", "sas", "ab", "as", "bv", "nv", "oy", "ug", "kk", "spa", "ev", "eg", NULL };
static const char *const likely_forms[] = {
  "company", "co", "group", "holding", "holdings", "bank", "university", "institute", "foundation", "associates", "partners",
  "solutions", "technologies", "technology", "systems", "industries", "international", "studio", "studios", "agency", "consulting",
  "logistics", "pharma", "pharmaceuticals", "labs", "laboratories", "services", "enterprises", "electronics", "software",
  "hospital", "school", "college", "trading", "foods", "motors", "energy", "media", "networks", "works", NULL,
};
static const char *const han_forms[] = {
  "有限公司", "有限责任公司", "股份公司", "分公司", "公司", "集团", "事务所", "研究院", "研究所", "合作社", "有限合伙", "工厂", "大学", "医院", "银行", "协会", "株式会社",
};
static const char *const likely_han_forms[] = {
  "科技", "技术", "电子", "机械", "贸易", "实业", "食品", "医疗", "信息", "网络", "软件", "咨询", "传媒", "物流", "建筑", "化工", "材料", "纺织",
  "服饰", "汽车", "能源", "环保", "控股", "股份", "制药", "药业", "酒店", "商行", "工作室", "中心", "学院", "学校", "超市", "百货", "地产", "置业", "光电", "智能", "仪器", "设备", "厂", "店", "行",
};

/* The hundred commonest family names of China, some more, and those of two characters; traditional ones too. */
static const char surnames[] =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝封官谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧葉蘇盧譚陸鍾賈鄒龍賀顧龔萬錢嚴湯齊喬龐顏莊聶魯";
static const char *const long_surnames[] = {
  "欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "宇文", "长孙", "司徒", "夏侯", "端木", "轩辕", "歐陽", "司馬", "諸葛",
};
static const char *const polite_ends[] = { "先生", "女士", "小姐", "老师", "经理", "总", "工" };
static const char *const particles[] = { "von", "van", "de", "der", "den", "da", "di", "del", "della", "la", "le", "bin", "ibn", "al", "el", "zu", "ter", "dos", "do", "y", NULL };
static const char *const honours[] = { "dr", "prof", "mr", "mrs", "ms", "miss", "herr", "frau", "ing", "dipl", "mba", "phd", "bsc", "msc", "md", "jr", "sr", "ii", "iii", NULL };
/* Capital words that no person is called by: months, days, places of a letter. */
static const char *const no_names[] = {
  "new", "the", "our", "your", "we", "please", "call", "subject", "re", "fwd", "date", "sent", "monday", "tuesday", "wednesday", "thursday",
  "friday", "saturday", "sunday", "january", "february", "march", "april", "june", "july", "august", "september", "october",
  "november", "december", "germany", "deutschland", "china", "france", "usa", "america", "kingdom", "states", "england", "switzerland",
  "austria", "italy", "spain", "canada", "australia", "japan", "india", "street", "road", "avenue", "lane", "office", "team", "department",
  "confidential", "disclaimer", "business", "card", "contact", "details", "house", "park", "tower", "floor", "building", NULL,
};

static gboolean
ends_with_any (const char *text, const char *const *ends, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_has_suffix (text, ends[i]))
      return TRUE;
  return FALSE;
}

static gsize
words_of (const char *text, GStrv *words)
{
  g_autofree char *folded = accord_text_fold (text);
  g_auto (GStrv) all = g_strsplit_set (folded, " \t,.;:/()&+'\"-", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gsize n = 0;

  for (gsize i = 0; all[i] != NULL; i++)
    if (*all[i] != '\0')
      {
        g_strv_builder_add (builder, all[i]);
        n++;
      }
  *words = g_strv_builder_end (builder);
  return n;
}

/*< private >
 * accord_paste_is_greeting:
 *
 * Returns: whether @text only begins or ends a letter
 */
gboolean
accord_paste_is_greeting (const char *text)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *joined = NULL;

  words_of (text, &words);
  joined = g_strjoinv (" ", words);
  g_strdelimit (joined, "!~。！,", ' ');
  return g_strv_contains (greetings, g_strstrip (joined));
}

/*< private >
 * accord_paste_is_title:
 *
 * Returns: whether @text may be what somebody is at a company
 */
gboolean
accord_paste_is_title (const char *text)
{
  g_auto (GStrv) words = NULL;
  gsize n = words_of (text, &words);

  if (g_utf8_strlen (text, -1) > TITLE_MAX || n > 7 || strpbrk (text, "0123456789@") != NULL)
    return FALSE;
  if (accord_text_has_han (text))
    return g_utf8_strlen (text, -1) <= 14 && strchr (text, ' ') == NULL
           && ends_with_any (text, title_ends, G_N_ELEMENTS (title_ends));
  for (gsize i = 0; i < n; i++)
    if (g_strv_contains (title_words, words[i]))
      return g_unichar_isupper (g_utf8_get_char (text)) || n <= 4;
  return FALSE;
}

/*< private >
 * accord_paste_is_legal_form:
 *
 * Returns: whether @text is nothing but the form of a company, "Inc."
 */
gboolean
accord_paste_is_legal_form (const char *text)
{
  g_auto (GStrv) words = NULL;
  gsize n = words_of (text, &words);

  for (gsize i = 0; i < n; i++)
    if (!g_strv_contains (forms, words[i]) && !g_str_equal (words[i], "co"))
      return FALSE;
  return n > 0 && n <= 3;
}

/*< private >
 * accord_paste_legal_end:
 *
 * Returns: bytes of @text up to and with the last Chinese legal form in it; 0 if there is none
 */
gsize
accord_paste_legal_end (const char *text)
{
  gsize end = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (han_forms); i++)
    {
      const char *last = g_strrstr (text, han_forms[i]);

      if (last != NULL && last > text)
        end = MAX (end, (gsize) (last - text) + strlen (han_forms[i]));
    }
  return end;
}

static gboolean
is_han_company (const char *text, AccordPastedTrust *trust)
{
  glong n = g_utf8_strlen (text, -1);

  *trust = ACCORD_PASTED_SEEN;
  if (n < HAN_COMPANY_MIN || n > HAN_COMPANY_MAX || strpbrk (text, ",;") != NULL || strstr (text, "。") != NULL)
    return FALSE;
  if (ends_with_any (text, han_forms, G_N_ELEMENTS (han_forms)))
    return TRUE;
  *trust = ACCORD_PASTED_GUESSED;
  return n > HAN_COMPANY_MIN && ends_with_any (text, likely_han_forms, G_N_ELEMENTS (likely_han_forms));
}

/* Two letters are a form only at the end and in capitals: "SE", but no "se" inside a sentence. */
static gboolean
is_form (const char *text, char **words, gsize n, gsize i)
{
  g_autofree char *upper = NULL;

  if (!g_strv_contains (forms, words[i]))
    return FALSE;
  if (!g_strv_contains (short_forms, words[i]))
    return TRUE;
  upper = g_ascii_strup (words[i], -1);
  return i + 1 == n && i > 0 && g_str_has_suffix (text, upper);
}

/*< private >
 * accord_paste_is_company:
 * @trust: (out): how sure that is
 *
 * Returns: whether @text may be the name of a company
 */
gboolean
accord_paste_is_company (const char *text, AccordPastedTrust *trust)
{
  g_auto (GStrv) words = NULL;
  gsize n;

  if (accord_text_has_han (text))
    return is_han_company (text, trust);
  n = words_of (text, &words);
  *trust = ACCORD_PASTED_SEEN;
  if (n < 2 || n > COMPANY_WORDS_MAX || !(g_unichar_isupper (g_utf8_get_char (text)) || g_ascii_isdigit (*text)))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (is_form (text, words, n, i))
      return TRUE;
  *trust = ACCORD_PASTED_GUESSED;
  return n <= 6 && (g_strv_contains (likely_forms, words[n - 1]) || strstr (text, " & ") != NULL);
}

static gboolean
is_han_name (const char *text)
{
  glong n = g_utf8_strlen (text, -1);
  gunichar first = g_utf8_get_char (text);
  g_autofree char *core = g_strdup (text);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!accord_text_is_han (g_utf8_get_char (p)) && g_utf8_get_char (p) != 0xb7)
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (polite_ends); i++)
    if (g_str_has_suffix (core, polite_ends[i]) && n >= 2 + (i < 4))
      {
        core[strlen (core) - strlen (polite_ends[i])] = '\0';
        n = g_utf8_strlen (core, -1);
        return n >= 1 && n <= 4 && g_utf8_strchr (surnames, -1, first) != NULL;
      }
  for (gsize i = 0; i < G_N_ELEMENTS (long_surnames); i++)
    if (g_str_has_prefix (core, long_surnames[i]) && n >= 3 && n <= 4)
      return TRUE;
  return n >= 2 && n <= 3 && g_utf8_strchr (surnames, -1, first) != NULL;
}

static gboolean
is_name_word (const char *word, gboolean *capital)
{
  gboolean first = TRUE;

  *capital = FALSE;
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p), first = FALSE)
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalpha (c) && strchr (".-'", (int) MIN (c, 127)) == NULL && c != 0x2019)
        return FALSE;
      *capital = *capital || (first && g_unichar_isupper (c));
    }
  return !first;
}

/*< private >
 * accord_paste_is_name:
 *
 * Returns: whether @text may be the name of a person
 */
gboolean
accord_paste_is_name (const char *text)
{
  g_auto (GStrv) words = NULL;
  gsize n_names = 0, n_letters = 0;

  if (accord_text_has_han (text))
    return is_han_name (text);
  words = g_strsplit_set (text, " ", -1);
  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_autofree char *squashed = accord_text_squash (words[i]);
      gboolean capital;

      if (*words[i] == '\0' || g_strv_contains (honours, squashed))
        continue;
      if (!is_name_word (words[i], &capital) || g_strv_contains (no_names, squashed) || g_strv_contains (title_words, squashed))
        return FALSE;
      if (!capital && !g_strv_contains (particles, squashed))
        return FALSE;
      n_names += capital;
      n_letters += strlen (squashed);
    }
  return n_names >= 2 && n_names <= NAME_WORDS_MAX && n_letters >= 4;
}
