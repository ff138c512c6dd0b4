/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-config.h"

#include <glib.h>
#include <time.h>

#include "accord-text-match.h"

#define SAME ACCORD_TEXT_RANK_SAME
#define START ACCORD_TEXT_RANK_START
#define WORDS ACCORD_TEXT_RANK_WORDS
#define SOUND ACCORD_TEXT_RANK_SOUND
#define INSIDE ACCORD_TEXT_RANK_INSIDE
#define CLOSE ACCORD_TEXT_RANK_CLOSE
#define NONE ACCORD_TEXT_RANK_NONE

/* Brackets around what fits. */
static char *
marked (const char *text, GArray *spans)
{
  GString *result = g_string_new (NULL);
  guint at = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      AccordTextSpan span = g_array_index (spans, AccordTextSpan, i);

      g_assert_cmpuint (span.start, >=, at);
      g_string_append_len (result, text + at, span.start - at);
      g_string_append_printf (result, "[%.*s]", (int) span.length, text + span.start);
      at = span.start + span.length;
    }
  g_string_append (result, text + at);
  return g_string_free_and_steal (result);
}

static void
assert_match (const char *typed, const char *text, AccordTextRank expected, const char *expected_marks)
{
  g_autoptr (AccordTextNeedle) needle = accord_text_needle_new (typed);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (AccordTextSpan));
  AccordTextRank rank = accord_text_needle_match (needle, text, TRUE, spans);
  g_autofree char *marks = marked (text, spans);

  g_test_message ("“%s” in “%s”: %d %s", typed, text, rank, marks);
  g_assert_cmpint (rank, ==, expected);
  g_assert_cmpstr (marks, ==, expected_marks);
  g_assert_cmpint (accord_text_needle_match (needle, text, TRUE, NULL), ==, expected);
}

static void
test_whole_text_comes_before_its_beginning_and_that_before_words (void)
{
  assert_match ("nordwind robotics", "Nordwind Robotics", SAME, "[Nordwind Robotics]");
  assert_match ("nordwind r", "Nordwind Robotics", START, "[Nordwind R]obotics");
  assert_match ("robo", "Nordwind Robotics", WORDS, "Nordwind [Robo]tics");
  assert_match ("robo nord", "Nordwind Robotics", WORDS, "[Nord]wind [Robo]tics");
  assert_match ("dwind", "Nordwind Robotics", INSIDE, "Nor[dwind] Robotics");
  assert_match ("norwdind", "Nordwind Robotics", CLOSE, "[Nordwind] Robotics");
  assert_match ("zephyr", "Nordwind Robotics", NONE, "Nordwind Robotics");
  assert_match ("", "Nordwind Robotics", NONE, "Nordwind Robotics");
  assert_match ("- ()", "Nordwind Robotics", NONE, "Nordwind Robotics");
}

static void
test_chinese_is_found_by_characters_pinyin_and_initials (void)
{
  assert_match ("王伟明", "王伟明", SAME, "[王伟明]");
  assert_match ("王", "王伟明", START, "[王]伟明");
  assert_match ("伟明", "王伟明", WORDS, "王[伟明]");
  assert_match ("wangweiming", "王伟明", SOUND, "[王伟明]");
  assert_match ("wang wei", "王伟明", SOUND, "[王伟]明");
  assert_match ("wwm", "王伟明", SOUND, "[王伟明]");
  assert_match ("wangw", "王伟明", SOUND, "[王伟]明");
  assert_match ("wm", "王伟明", SOUND, "王[伟明]");
  assert_match ("hyk", "上海恒远科技", SOUND, "上海[恒远科]技");
  assert_match ("lü", "吕", SOUND, "[吕]");
  assert_match ("lvw", "吕伟", SOUND, "[吕伟]");
  assert_match ("luw", "吕伟", SOUND, "[吕伟]");
  assert_match ("wagnwei", "王伟", CLOSE, "[王]伟");
  assert_match ("科技 shang", "上海恒远科技", SOUND, "[上]海恒远[科技]");
}

static void
test_initials_of_latin_words_fit (void)
{
  assert_match ("nr", "Nordwind Robotics", SOUND, "[N]ordwind [R]obotics");
  assert_match ("norob", "Nordwind Robotics", SOUND, "[No]rdwind [Rob]otics");
  assert_match ("ib", "Import from a bank", NONE, "Import from a bank");
  assert_match ("ifab", "Import from a bank", SOUND, "[I]mport [f]rom [a] [b]ank");
}

static void
test_spans_are_those_of_the_text_as_it_is_shown (void)
{
  assert_match ("muller", "Müller & Söhne", START, "[Müller] & Söhne");
  assert_match ("soh", "Müller & Söhne", WORDS, "Müller & [Söh]ne");
  assert_match ("ffi", "oﬃce", INSIDE, "o[ﬃ]ce");
  assert_match ("gmbh", "ＧｍｂＨ 恒远", START, "[ＧｍｂＨ] 恒远");
  assert_match ("a b", "A-B", SAME, "[A-B]");
  assert_match ("no nor", "Nordwind", WORDS, "[Nor]dwind");
  assert_match ("恒远", "恒 远", SAME, "[恒 远]");
}

static void
test_numbers_have_no_typing_errors (void)
{
  assert_match ("123456", "123457", NONE, "123457");
  assert_match ("abc12", "abd12", NONE, "abd12");
}

static void
test_distance_counts_errors_up_to_the_word_typed_so_far (void)
{
  g_assert_cmpuint (accord_text_distance ("nordwind", "nordwind", 2), ==, 0);
  g_assert_cmpuint (accord_text_distance ("nord", "nordwind", 2), ==, 0);
  g_assert_cmpuint (accord_text_distance ("nrodwind", "nordwind", 2), ==, 1); /* swapped */
  g_assert_cmpuint (accord_text_distance ("nodwind", "nordwind", 2), ==, 1);  /* left out */
  g_assert_cmpuint (accord_text_distance ("norrdwind", "nordwind", 2), ==, 1); /* added */
  g_assert_cmpuint (accord_text_distance ("nurdwind", "nordwind", 2), ==, 1); /* exchanged */
  g_assert_cmpuint (accord_text_distance ("nrodwnid", "nordwind", 2), ==, 2);
  g_assert_cmpuint (accord_text_distance ("nrodwnxx", "nordwind", 2), ==, 3);
  g_assert_cmpuint (accord_text_distance ("nordwind", "no", 2), ==, 3);
  g_assert_cmpuint (accord_text_distance ("mueller", "müller", 2), ==, 2);
}

static void
test_short_words_may_have_no_errors (void)
{
  g_assert_cmpuint (accord_text_errors_allowed ("nor"), ==, 0);
  g_assert_cmpuint (accord_text_errors_allowed ("nord"), ==, 1);
  g_assert_cmpuint (accord_text_errors_allowed ("nordwin"), ==, 1);
  g_assert_cmpuint (accord_text_errors_allowed ("nordwind"), ==, 2);
  g_assert_cmpuint (accord_text_errors_allowed ("nordwind7"), ==, 0);
}

static void
test_any_text_is_matched_in_time (void)
{
  g_autoptr (GString) same = g_string_new (NULL);
  g_autoptr (AccordTextNeedle) needle = accord_text_needle_new ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab");
  g_autoptr (AccordTextNeedle) invalid = accord_text_needle_new ("\xff\xfe" "a");
  clock_t start = clock (); /* of this program's own time: others on the machine do not count */

  for (int i = 0; i < 60; i++)
    g_string_append (same, "aaaaaaaa ");
  g_assert_cmpint (accord_text_needle_match (needle, same->str, TRUE, NULL), ==, NONE);
  g_assert_cmpint (clock () - start, <, CLOCKS_PER_SEC);
  g_assert_cmpint (accord_text_needle_match (invalid, "\xff", TRUE, NULL), ==, NONE);
  g_assert_cmpint (accord_text_needle_match (needle, NULL, TRUE, NULL), ==, NONE);
}

/* The names of fields in a list that is narrowed by typing. */
static void
test_a_name_is_found_by_its_sound (void)
{
  g_assert_true (accord_text_finds ("chengshi", "城市"));
  g_assert_true (accord_text_finds ("cs", "城市"));
  g_assert_true (accord_text_finds ("市", "城市"));
  g_assert_true (accord_text_finds ("val", "Open value"));
  g_assert_true (accord_text_finds (" ", "城市"));
  g_assert_false (accord_text_finds ("dianhua", "城市"));
  g_assert_false (accord_text_finds ("vlaue", "Open value")); /* a list that can be seen needs no guessing */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/whole-text-comes-before-its-beginning-and-that-before-words", test_whole_text_comes_before_its_beginning_and_that_before_words);
  g_test_add_func ("/match/chinese-is-found-by-characters-pinyin-and-initials", test_chinese_is_found_by_characters_pinyin_and_initials);
  g_test_add_func ("/match/a-name-is-found-by-its-sound", test_a_name_is_found_by_its_sound);
  g_test_add_func ("/match/initials-of-latin-words-fit", test_initials_of_latin_words_fit);
  g_test_add_func ("/match/spans-are-those-of-the-text-as-it-is-shown", test_spans_are_those_of_the_text_as_it_is_shown);
  g_test_add_func ("/match/numbers-have-no-typing-errors", test_numbers_have_no_typing_errors);
  g_test_add_func ("/match/distance-counts-errors-up-to-the-word-typed-so-far", test_distance_counts_errors_up_to_the_word_typed_so_far);
  g_test_add_func ("/match/short-words-may-have-no-errors", test_short_words_may_have_no_errors);
  g_test_add_func ("/match/any-text-is-matched-in-time", test_any_text_is_matched_in_time);
  return g_test_run ();
}
