/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What has to be known about Chinese words: surnames that are read unlike the same character
 * elsewhere, words whose characters have several readings, and names of places that companies
 * put in front of their own. All in simplified characters. Any thread. */

#include "accord-han-words.h"

typedef struct {
  const char *word;     /* one or two characters */
  const char *first;    /* reading of the first, without tone, v for ü */
  const char *second;
} Reading;

static const Reading surnames[] = {
  { "尉迟", "yu", "chi" }, { "长孙", "zhang", "sun" }, { "单于", "chan", "yu" },
  { "万俟", "mo", "qi" },  { "单", "shan", NULL },     { "解", "xie", NULL },
  { "仇", "qiu", NULL },   { "查", "zha", NULL },      { "区", "ou", NULL },
  { "盖", "ge", NULL },    { "朴", "piao", NULL },     { "重", "chong", NULL },
  { "乐", "yue", NULL },   { "覃", "qin", NULL },      { "繁", "po", NULL },
  { "郗", "xi", NULL },    { "缪", "miao", NULL },     { "种", "chong", NULL },
  { "召", "shao", NULL },  { "员", "yun", NULL },      { "洗", "xian", NULL },
  { "祭", "zhai", NULL },  { "黑", "he", NULL },       { "折", "she", NULL },
  { "秘", "bi", NULL },    { "那", "na", NULL },
};

static const Reading words[] = {
  { "重庆", "chong", "qing" }, { "长沙", "chang", "sha" },  { "长春", "chang", "chun" },
  { "长城", "chang", "cheng" }, { "长江", "chang", "jiang" }, { "长安", "chang", "an" },
  { "长治", "chang", "zhi" },  { "长兴", "chang", "xing" }, { "长虹", "chang", "hong" },
  { "长三", "chang", "san" },  { "长远", "chang", "yuan" }, { "长期", "chang", "qi" },
  { "成都", "cheng", "du" },   { "首都", "shou", "du" },    { "都市", "du", "shi" },
  { "厦门", "xia", "men" },    { "大厦", "da", "sha" },     { "六安", "lu", "an" },
  { "东莞", "dong", "guan" },  { "蚌埠", "beng", "bu" },    { "台州", "tai", "zhou" },
  { "丽水", "li", "shui" },    { "乐山", "le", "shan" },    { "乐清", "yue", "qing" },
  { "音乐", "yin", "yue" },    { "乐器", "yue", "qi" },     { "朝阳", "chao", "yang" },
  { "西藏", "xi", "zang" },    { "番禺", "pan", "yu" },     { "银行", "yin", "hang" },
  { "商行", "shang", "hang" }, { "行业", "hang", "ye" },    { "同行", "tong", "hang" },
  { "车行", "che", "hang" },   { "会计", "kuai", "ji" },    { "调研", "diao", "yan" },
  { "重新", "chong", "xin" },  { "重工", "zhong", "gong" }, { "传媒", "chuan", "mei" },
  { "自行", "zi", "xing" },    { "单县", "shan", "xian" },  { "浙江", "zhe", "jiang" },
  { "厂房", "chang", "fang" }, { "便宜", "pian", "yi" },    { "模具", "mu", "ju" },
  { "供应", "gong", "ying" },  { "分行", "fen", "hang" },   { "支行", "zhi", "hang" },
  { "校对", "jiao", "dui" },   { "血液", "xue", "ye" },     { "牡丹", "mu", "dan" },
  { "地方", "di", "fang" },    { "给水", "ji", "shui" },    { "供给", "gong", "ji" },
};

static const char *const places[] = {
  "中国", "北京", "上海", "天津", "重庆", "河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江",
  "安徽", "福建", "江西", "山东", "河南", "湖北", "湖南", "广东", "海南", "四川", "贵州", "云南",
  "陕西", "甘肃", "青海", "台湾", "内蒙古", "广西", "西藏", "宁夏", "新疆", "香港", "澳门", "苏州",
  "南京", "无锡", "常州", "南通", "徐州", "扬州", "镇江", "盐城", "泰州", "昆山", "杭州", "宁波",
  "温州", "嘉兴", "绍兴", "金华", "义乌", "台州", "合肥", "芜湖", "福州", "厦门", "泉州", "南昌",
  "济南", "青岛", "烟台", "潍坊", "郑州", "洛阳", "武汉", "宜昌", "长沙", "株洲", "广州", "深圳",
  "东莞", "佛山", "珠海", "惠州", "中山", "汕头", "海口", "三亚", "成都", "绵阳", "贵阳", "昆明",
  "西安", "兰州", "西宁", "银川", "乌鲁木齐", "呼和浩特", "太原", "石家庄", "保定", "唐山", "沈阳",
  "大连", "长春", "哈尔滨", "南宁", "桂林", "柳州", "拉萨", "大庆", "威海", "淄博", "临沂", "湖州",
};

static const char *const place_endings[] = { "壮族自治区", "回族自治区", "维吾尔自治区", "自治区",
                                             "特别行政区", "省", "市" };

/* All of the words above are of the basic block: three bytes a character. */
static gunichar
basic (const char *p)
{
  const guchar *b = (const guchar *) p;

  return (gunichar) (b[0] & 0xf) << 12 | (gunichar) (b[1] & 0x3f) << 6 | (b[2] & 0x3f);
}

/* Number of characters of @word if @run begins with it, else 0. */
static gsize
match (const gunichar *run, gsize n, const char *word)
{
  gsize i = 0;

  for (; *word != '\0'; word += 3)
    {
      if (i >= n || run[i] != basic (word))
        return 0;
      i++;
    }
  return i;
}

/**
 * accord_han_surname_readings:
 * @run: (array length=n): a person's name
 * @n: how many characters it has
 * @readings: (out caller-allocates) (array): where the surname's readings go
 *
 * Returns: how many characters of a surname with a reading of its own were written, else 0
 */
gsize
accord_han_surname_readings (const gunichar *run, gsize n, const char **readings)
{
  for (gsize i = 0; i < G_N_ELEMENTS (surnames); i++)
    {
      gsize length = match (run, n, surnames[i].word);

      if (length == 0)
        continue;
      readings[0] = surnames[i].first;
      if (length > 1)
        readings[1] = surnames[i].second;
      return length;
    }
  return 0;
}

/**
 * accord_han_word_readings:
 * @pair: (array fixed-size=2): two characters
 * @readings: (out caller-allocates) (array fixed-size=2): their readings
 *
 * Returns: whether they are a word with readings of its own
 */
gboolean
accord_han_word_readings (const gunichar *pair, const char **readings)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (match (pair, 2, words[i].word) == 2)
      {
        readings[0] = words[i].first;
        readings[1] = words[i].second;
        return TRUE;
      }
  return FALSE;
}

/**
 * accord_han_word_place:
 * @run: (array length=n): a company's name
 * @n: how many characters it has
 *
 * Returns: how many characters the place in front has, with 省 or 市; 0 if there is none
 */
gsize
accord_han_word_place (const gunichar *run, gsize n)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gsize length = match (run, n, places[i]);

      for (gsize j = 0; length > 0 && j < G_N_ELEMENTS (place_endings); j++)
        {
          gsize ending = match (run + length, n - length, place_endings[j]);

          if (ending > 0)
            return length + ending;
        }
      if (length > 0)
        return length;
    }
  return 0;
}

/**
 * accord_han_words_foreach_beginning:
 * @visit: (scope call): called with each first character and its #AccordHanRole
 *
 * Names the characters at which it is worth looking for a word.
 */
void
accord_han_words_foreach_beginning (void (*visit) (gunichar c, guint role))
{
  for (gsize i = 0; i < G_N_ELEMENTS (surnames); i++)
    visit (g_utf8_get_char (surnames[i].word), ACCORD_HAN_SURNAME);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    visit (g_utf8_get_char (words[i].word), ACCORD_HAN_WORD);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    visit (g_utf8_get_char (places[i]), ACCORD_HAN_PLACE);
}
