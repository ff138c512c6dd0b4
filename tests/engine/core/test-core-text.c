/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "accord-text.h"

#include <string.h>

#define NAUGHTY SOURCE_ROOT "/../shared/data/naughty-strings/blns.txt"

typedef char *(*TextFunction) (const char *text);

typedef struct {
  const char *text;
  const char *expected;
} Case;

static void
check (TextFunction function, const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *text = function (cases[i].text);

      g_test_message ("“%s”", cases[i].expected != NULL ? cases[i].expected : "NULL");
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_fold_makes_spellings_equal (void)
{
  static const Case cases[] = {
    { "Nordwind GmbH", "nordwind gmbh" }, { "Müller", "muller" },   { "STRASSE", "strasse" },
    { "Straße", "strasse" },              { "Ørsted", "orsted" },   { "Łódź", "lodz" },
    { "ｆｕｌｌ", "full" },               { "醫療", "医疗" },       { "é", "e" },
    { "e\xcc\x81", "e" },                 { "Æther", "aether" },    { "한국", "한국" },
    { "が", "が" },                       { "王Ü", "王u" },         { "", "" },
    { NULL, "" },                         { "a\xffz", "a\xef\xbf\xbdz" },
  };

  check (accord_text_fold, cases, G_N_ELEMENTS (cases));
}

static void
test_fold_twice_changes_nothing (void)
{
  static const char *const texts[] = { "Müller Straße Ørsted", "醫療器械GmbH", "ﷺ ﬁ Ⅷ ㎏", "İı" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *once = accord_text_fold (texts[i]);
      g_autofree char *twice = accord_text_fold (once);

      g_assert_cmpstr (once, ==, twice);
    }
}

static void
test_index_parts_every_han_character (void)
{
  static const Case cases[] = {
    { "恒远GmbH", "恒 远 gmbh" },  { "王伟", "王 伟" },   { "bob@x-y.com", "bob x y com" },
    { "  A,,B  ", "a b" },         { "王 伟", "王 伟" },  { "（王伟）", "王 伟" },
    { "3M王", "3m 王" },           { "!?", "" },          { "ﾟωﾟ", "ω゚" },
    { "ﾟ", "" },                   { NULL, "" },
  };

  check (accord_text_index, cases, G_N_ELEMENTS (cases));
}

static void
test_pinyin_finds_names_by_sound (void)
{
  static const Case cases[] = {
    { "王伟", "wangwei ww wei" },
    { "王伟明", "wangweiming wwm weiming wm ming" },
    { "张", "zhang" },
    { "吕布", "lubu lvbu lb bu" },
    { "ABC医疗 Ltd", "yiliao ayll liao" },
    { "苏州恒瑞医疗", "suzhouhengruiy szhryl hengruiyiliao hryl" },
    { "Nordwind", "" },
    { "", "" },
    { NULL, "" },
  };

  check (accord_text_pinyin, cases, G_N_ELEMENTS (cases));
}

static void
test_surnames_have_their_own_reading (void)
{
  static const Case cases[] = {
    { "曾国藩", "zengguofan" }, { "单雄信", "shanxiongxin" }, { "解珍", "xiezhen" },
    { "仇英", "qiuying" },      { "查良镛", "zhaliangyong" }, { "区志强", "ouzhiqiang" },
    { "盖伦", "gelun" },        { "朴树", "piaoshu" },        { "尉迟恭", "yuchigong" },
    { "重庆", "chongqing" },    { "长春一汽", "changchunyiqi" },
    { "中国银行总行", "zhongguoyinhan" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *pinyin = accord_text_pinyin (cases[i].text);

      g_test_message ("%s: %s", cases[i].text, pinyin);
      g_assert_true (g_str_has_prefix (pinyin, cases[i].expected));
    }
}

static void
test_squash_ignores_blanks_and_marks (void)
{
  static const Case cases[] = {
    { "GTX Pro", "gtxpro" }, { "GTX-Pro", "gtxpro" },   { "恒远 (苏州)", "恒远苏州" },
    { "O'Neill", "oneill" }, { " É. Müller", "emuller" }, { "--", "" },
  };

  check (accord_text_squash, cases, G_N_ELEMENTS (cases));
}

static void
test_hash_depends_on_every_byte (void)
{
  g_assert_cmpuint (accord_text_hash ("abc", -1), ==, accord_text_hash ("abcd", 3));
  g_assert_cmpuint (accord_text_hash ("abc", -1), !=, accord_text_hash ("abd", -1));
  g_assert_cmpuint (accord_text_hash ("", 0), !=, accord_text_hash ("\0", 1));
  g_assert_cmpuint (accord_text_hash (NULL, 0), ==, accord_text_hash ("", 0));
}

/* As it is written, or by its sound. */
#define EITHER(word) "(\"" word "\"* OR \"" ACCORD_TEXT_SOUND_MARK word "\"*)"

static void
test_query_quotes_every_word (void)
{
  static const Case cases[] = {
    { "wangwei", EITHER ("wangwei") },
    { "王伟 ab", "\"王 伟\" AND " EITHER ("ab") },
    { "ab王伟cd", EITHER ("ab") " AND \"王 伟\" AND " EITHER ("cd") },
    { "Nor\" OR *", EITHER ("nor") " AND " EITHER ("or") },
    { "text:NEAR(a b)", EITHER ("text") " AND " EITHER ("near") " AND " EITHER ("a") " AND " EITHER ("b") },
    { "醫療", "\"医 疗\"" },
    { "Müller", EITHER ("muller") },
    { "ωμέγα", "\"ωμεγα\"*" },
    { "abcdefghijklmnop", "(\"abcdefghijklmnop\"* OR \"" ACCORD_TEXT_SOUND_MARK "abcdefghijklmn\"*)" },
    { "", NULL },
    { "!?\"*", NULL },
    { NULL, NULL },
  };

  check (accord_text_search_query, cases, G_N_ELEMENTS (cases));
}

static void
test_query_of_a_pasted_page_is_cut (void)
{
  g_autofree char *page = g_strnfill (10000, 'x');
  g_autofree char *query = accord_text_search_query (page);

  g_assert_cmpuint (strlen (query), ==, 200 + strlen ("(\"\"* OR \"" ACCORD_TEXT_SOUND_MARK "12345678901234\"*)"));
}

static int
compare_keys (const char *a, const char *b)
{
  g_autoptr (GBytes) left = accord_text_sort_key (a);
  g_autoptr (GBytes) right = accord_text_sort_key (b);

  g_assert_cmpuint (g_bytes_get_size (left), <=, 24);
  return g_bytes_compare (left, right);
}

/* The same in full-width letters, which folding makes ASCII, takes the long way. */
static void
test_plain_texts_have_the_key_that_folding_gives (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (9);

  for (int i = 0; i < 3000; i++)
    {
      g_autoptr (GString) plain = g_string_new (NULL);
      g_autoptr (GString) wide = g_string_new (NULL);
      char key[ACCORD_TEXT_SORT_KEY_MAX];

      for (int k = g_rand_int_range (dice, 0, 48); k > 0; k--)
        {
          char c = (char) (g_rand_int_range (dice, 0, 4) == 0 ? ' ' : g_rand_int_range (dice, 0x21, 0x7f));

          g_string_append_c (plain, c);
          g_string_append_unichar (wide, c == ' ' ? ' ' : 0xff01 + (gunichar) (c - 0x21));
        }
      g_assert_cmpint (compare_keys (plain->str, wide->str), ==, 0);
      g_assert_cmpint (accord_text_sort_key_plain (plain->str, key), >=, 0);
      g_assert_cmpint (accord_text_sort_key_plain (wide->str, key) >= 0, ==, strlen (plain->str) == strspn (plain->str, " "));
    }
}

static void
test_names_sort_in_one_alphabet (void)
{
  static const char *const sorted[] = { "3M",       "阿里巴巴",   "Ahorn",     "Ärger",    "Baidu",
                                        "Li Wei",   "李维",       "Wan Fang",  "万科",     "Wang",
                                        "王",       "Wang Li",    "王伟",      "Wong",     "曾国藩",
                                        "Zorro",    "Яндекс" };

  for (gsize i = 1; i < G_N_ELEMENTS (sorted); i++)
    {
      g_test_message ("%s < %s", sorted[i - 1], sorted[i]);
      g_assert_cmpint (compare_keys (sorted[i - 1], sorted[i]), <, 0);
    }
  g_assert_cmpint (compare_keys ("WANG", "wang"), ==, 0);
  g_assert_cmpint (compare_keys ("王伟", "王炜"), !=, 0); /* both are Wang Wei */
}

static char *
company (const char *name)
{
  return accord_text_monogram (name, FALSE);
}

static char *
person (const char *name)
{
  return accord_text_monogram (name, TRUE);
}

static void
test_monogram_skips_place_and_form (void)
{
  static const Case cases[] = {
    { "苏州恒瑞医疗器械", "恒" },     { "江苏省苏州市恒瑞", "恒" }, { "恒瑞（苏州）", "恒" },
    { "上海有限公司", "上" },         { "北京", "北" },             { "Nordwind Robotics GmbH", "NR" },
    { "The Body Shop Ltd.", "BS" },   { "Siemens AG", "S" },        { "Limited Inc", "LI" },
    { "3M", "3" },                    { "Müller & Söhne", "MS" },   { "", "" },
    { "!!", "" },                     { NULL, "" },
  };

  check (company, cases, G_N_ELEMENTS (cases));
}

static void
test_monogram_of_a_person (void)
{
  static const Case cases[] = {
    { "王伟", "王" },      { "Mia Klein", "MK" }, { "Dr. Mia van der Klein", "MK" },
    { "émile", "É" },      { "苏州", "苏" },      { "Dr.", "D" },
  };

  check (person, cases, G_N_ELEMENTS (cases));
}

static void
assert_core (const char *name, const char *core, const char *place)
{
  g_autofree char *found = NULL;
  g_autofree char *own = accord_text_company_core (name, &found);

  g_assert_cmpstr (own, ==, core);
  g_assert_cmpstr (found, ==, place);
}

static void
test_company_core_is_without_form_and_place (void)
{
  assert_core ("苏州恒远科技有限公司", "恒远科技", "苏州");
  assert_core ("江苏省苏州市恒远科技股份有限公司", "恒远科技", "江苏省苏州市");
  assert_core ("恒遠科技（蘇州）集團有限責任公司", "恒远科技", "苏州");
  assert_core ("恒远科技", "恒远科技", NULL);
  assert_core ("Müller & Söhne GmbH & Co. KG", "muller sohne", NULL);
  assert_core ("The Acme Corporation, Inc.", "acme", NULL);
  assert_core ("Acme Ltd 恒远公司", "acme 恒远", NULL);
  assert_core (NULL, "", NULL);
}

/* Nothing but form and place is still a name. */
static void
test_company_core_is_never_lost (void)
{
  assert_core ("北京有限公司", "北京有限公司", NULL);
  assert_core ("Company Limited", "company limited", NULL);
  assert_core ("集团", "集团", NULL);
}

static void
test_person_core_is_without_titles (void)
{
  static const char *const names[][2] = { { "Dr. Wei Wang", "wei wang" }, { "王伟先生", "王伟" }, { "张老师", "张老师" },
                                          { "Ms", "ms" }, { NULL, "" } };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *core = accord_text_person_core (names[i][0]);

      g_assert_cmpstr (core, ==, names[i][1]);
    }
}

static void
test_spell_writes_one_alphabet (void)
{
  g_autofree char *mixed = accord_text_spell ("王小明 Müller");
  g_autofree char *nothing = accord_text_spell (NULL);
  g_autofree char *company = accord_text_spell ("苏州恒远科技有限公司");

  g_assert_cmpstr (mixed, ==, "wang xiao ming muller");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (company, ==, "su zhou heng yuan ke ji you xian gong si"); /* longer than a sort key */
}

static void
test_phone_spellings_share_digits (void)
{
  static const Case cases[] = {
    { "+86 138 0013 8000", "8613800138000" }, { "0086-13800138000", "8613800138000" },
    { "+49 (0)30 123456", "4930123456" },     { "030 123456", "030123456" },
    { "＋８６１３８００１３８０００", "8613800138000" },
    { "(555) 123-4567 ext. 89", "5551234567" }, { "0512-66668888转801", "051266668888" },
    { "Tel: 555 1234567", "5551234567" },     { "none", "" },
    { NULL, "" },
  };

  check (accord_text_phone_digits, cases, G_N_ELEMENTS (cases));
}

static char *
clean_line (const char *text)
{
  return accord_text_clean (text, FALSE);
}

static char *
clean_lines (const char *text)
{
  return accord_text_clean (text, TRUE);
}

static void
test_clean_text_is_fit_to_store (void)
{
  static const Case lines[] = {
    { "  a \t b\n c  ", "a b c" },   { "\xef\xbb\xbfname", "name" }, { "a\x01\x02z", "az" },
    { "a\xc2\xa0z", "a z" },         { "a\x7fz", "az" },             { "\xff", "\xef\xbf\xbd" },
    { "a\xe2\x80\xaez", "az" },      { "a\x0bz", "az" },             { " \n ", "" },
    { "上海恒远 7", "上海恒远 7" },  { "上海　恒远", "上海 恒远" },   { " 上海", "上海" },
    { "上海\xe6\x81", "上海\xef\xbf\xbd\xef\xbf\xbd" }, { "上海\xe6", "上海\xef\xbf\xbd" }, { "上海 ", "上海" },
    { NULL, "" },
  };
  static const Case texts[] = {
    { " a  b \r\n\r\n c \n", "a b\n\nc" }, { "a\rb", "a\nb" }, { "\n\na", "a" }, { NULL, "" },
  };

  check (clean_line, lines, G_N_ELEMENTS (lines));
  check (clean_lines, texts, G_N_ELEMENTS (texts));
}

static void
test_han_is_known (void)
{
  g_assert_true (accord_text_is_han (0x738b));
  g_assert_true (accord_text_is_han (0x20000));
  g_assert_false (accord_text_is_han ('w'));
  g_assert_false (accord_text_is_han (0x3042)); /* hiragana */
  g_assert_true (accord_text_has_han ("Haus 王"));
  g_assert_false (accord_text_has_han ("Häuser あ"));
  g_assert_false (accord_text_has_han (NULL));
}

static void
assert_harmless (const char *text)
{
  static const TextFunction functions[] = {
    accord_text_fold,     accord_text_index,       accord_text_pinyin, accord_text_squash,
    accord_text_search_query, accord_text_phone_digits, clean_line,    clean_lines,
    person,               company,
  };
  g_autoptr (GBytes) key = accord_text_sort_key (text);

  g_assert_cmpuint (g_bytes_get_size (key), <=, 24);
  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      g_autofree char *result = functions[i] (text);

      g_assert_true (result == NULL || g_utf8_validate (result, -1, NULL));
    }
}

static void
test_naughty_strings_are_harmless (void)
{
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (NAUGHTY, &contents, NULL, NULL))
    {
      g_test_skip ("The naughty strings are not there: " NAUGHTY);
      return;
    }
  lines = g_strsplit (contents, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 500);
  for (gsize i = 0; lines[i] != NULL; i++)
    assert_harmless (lines[i]);
  for (gsize i = 0; i < 4; i++) /* as one text, which is longer than any name */
    assert_harmless (contents + i);
}

static void
test_random_bytes_are_harmless (void)
{
  for (int i = 0; i < 3000; i++)
    {
      char text[48];
      int length = g_test_rand_int_range (0, (int) sizeof text);

      for (int j = 0; j < length; j++)
        text[j] = (char) g_test_rand_int_range (1, 256);
      text[length] = '\0';
      if (g_utf8_validate (text, -1, NULL))
        assert_harmless (text);
      else
        {
          g_autofree char *folded = accord_text_fold (text);
          g_autofree char *cleaned = accord_text_clean (text, i % 2);
          g_autofree char *query = accord_text_search_query (text);

          g_assert_true (g_utf8_validate (folded, -1, NULL));
          g_assert_true (g_utf8_validate (cleaned, -1, NULL));
          g_assert_true (query == NULL || g_utf8_validate (query, -1, NULL));
          assert_harmless (cleaned);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/text/fold-makes-spellings-equal", test_fold_makes_spellings_equal);
  g_test_add_func ("/core/text/fold-twice-changes-nothing", test_fold_twice_changes_nothing);
  g_test_add_func ("/core/text/index-parts-every-han-character",
                   test_index_parts_every_han_character);
  g_test_add_func ("/core/text/pinyin-finds-names-by-sound", test_pinyin_finds_names_by_sound);
  g_test_add_func ("/core/text/surnames-have-their-own-reading",
                   test_surnames_have_their_own_reading);
  g_test_add_func ("/core/text/squash-ignores-blanks-and-marks",
                   test_squash_ignores_blanks_and_marks);
  g_test_add_func ("/core/text/hash-depends-on-every-byte", test_hash_depends_on_every_byte);
  g_test_add_func ("/core/text/query-quotes-every-word", test_query_quotes_every_word);
  g_test_add_func ("/core/text/query-of-a-pasted-page-is-cut", test_query_of_a_pasted_page_is_cut);
  g_test_add_func ("/core/text/names-sort-in-one-alphabet", test_names_sort_in_one_alphabet);
  g_test_add_func ("/core/text/plain-texts-have-the-key-that-folding-gives", test_plain_texts_have_the_key_that_folding_gives);
  g_test_add_func ("/core/text/monogram-skips-place-and-form", test_monogram_skips_place_and_form);
  g_test_add_func ("/core/text/monogram-of-a-person", test_monogram_of_a_person);
  g_test_add_func ("/core/text/company-core-is-without-form-and-place", test_company_core_is_without_form_and_place);
  g_test_add_func ("/core/text/company-core-is-never-lost", test_company_core_is_never_lost);
  g_test_add_func ("/core/text/person-core-is-without-titles", test_person_core_is_without_titles);
  g_test_add_func ("/core/text/spell-writes-one-alphabet", test_spell_writes_one_alphabet);
  g_test_add_func ("/core/text/phone-spellings-share-digits", test_phone_spellings_share_digits);
  g_test_add_func ("/core/text/clean-text-is-fit-to-store", test_clean_text_is_fit_to_store);
  g_test_add_func ("/core/text/han-is-known", test_han_is_known);
  g_test_add_func ("/core/text/naughty-strings-are-harmless", test_naughty_strings_are_harmless);
  g_test_add_func ("/core/text/random-bytes-are-harmless", test_random_bytes_are_harmless);
  return g_test_run ();
}
