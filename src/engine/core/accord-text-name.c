/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is taken out of names and phone numbers: the letters on an avatar, the digits that two
 * spellings of one number share. Any thread. */

#include "accord-text.h"

#include "accord-han.h"

#include <string.h>

#define NAME_MAX_CHARS 64
#define PHONE_MIN_DIGITS 7 /* behind so many, a letter or stroke begins an extension */

/* Words that say nothing about whose avatar it is, folded. */
static const char *const company_words[] = { "the", "and", "of", "inc", "ltd", "llc", "llp", "gmbh",
                                             "ag", "kg", "co", "corp", "corporation", "company",
                                             "limited", "plc", "sa", "sarl", "srl", "spa", "bv",
                                             "nv", "oy", "ab", "aps", "pty", "kk", "se", NULL };
static const char *const titles[] = { "mr",   "mrs",  "ms",   "miss", "dr",
                                      "prof", "herr", "frau", NULL };
static const char *const polite_ends[] = { "先生", "女士", "小姐", "老师" };
static const char *const company_ends[] = { "有限公司", "公司", "集团", "股份", "有限责任公司" };

static gboolean
is_remainder (const gunichar *run, gsize n)
{
  g_autofree char *text = g_ucs4_to_utf8 (run, (glong) n, NULL, NULL, NULL);

  if (text == NULL || n == 0)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (company_ends); i++)
    if (g_str_equal (text, company_ends[i]))
      return TRUE;
  return FALSE;
}

/* The telling character of the first Chinese run in @name, 0 if there is none. */
static gunichar
han_monogram (const char *name, gboolean person)
{
  gunichar run[NAME_MAX_CHARS], simple[NAME_MAX_CHARS];
  gsize n = 0, place;

  for (const char *p = name; *p != '\0' && n < NAME_MAX_CHARS; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (accord_text_is_han (c))
        {
          run[n] = c;
          simple[n++] = accord_han_simplify (c);
        }
      else if (n > 0 && g_unichar_isalnum (c))
        break;
    }
  if (n == 0 || person)
    return n == 0 ? 0 : run[0];
  place = accord_han_place_length (simple, n);
  return is_remainder (simple + place, n - place) ? run[0] : run[place];
}

static gboolean
is_ignored (const char *word, gboolean person)
{
  g_autofree char *squashed = accord_text_squash (word);

  return g_strv_contains (person ? titles : company_words, squashed);
}

/* First letters of the words in @name that say something; of all words if none does. */
static gsize
collect_initials (const char *name, gboolean person, gboolean keep_all, gunichar *initials)
{
  g_auto (GStrv) words = g_strsplit_set (name, " \t\n,;/&|()[]-_\"", -1);
  gsize n = 0;

  for (gsize i = 0; words[i] != NULL && n < NAME_MAX_CHARS; i++)
    {
      const char *p = words[i];

      while (*p != '\0' && !g_unichar_isalnum (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (*p != '\0' && (keep_all || !is_ignored (p, person)))
        initials[n++] = g_unichar_toupper (g_utf8_get_char (p));
    }
  return n;
}

/**
 * accord_text_monogram:
 * @name: (nullable): name of a person or company
 * @person: whether it is a person
 *
 * The letters on an avatar (ui.md §2): of a Chinese person the first character of the family
 * name; of a Chinese company the first one behind a leading place (苏州恒瑞医疗 → 恒); else two
 * initials, of a person the first and last, of a company the first two. Titles and legal forms
 * do not count.
 *
 * Returns: (transfer full): one or two characters, "" if the name has no letter
 */
char *
accord_text_monogram (const char *name, gboolean person)
{
  g_autofree char *clean = accord_text_clean (name, FALSE);
  g_autofree char *plain = g_utf8_normalize (clean, -1, G_NORMALIZE_NFKC);
  gunichar initials[NAME_MAX_CHARS];
  gunichar han = han_monogram (plain, person);
  GString *text = g_string_new (NULL);
  gsize n;

  if (han != 0)
    {
      g_string_append_unichar (text, han);
      return g_string_free_and_steal (text);
    }
  n = collect_initials (plain, person, FALSE, initials);
  if (n == 0)
    n = collect_initials (plain, person, TRUE, initials);
  if (n > 0)
    g_string_append_unichar (text, initials[0]);
  if (n > 1)
    g_string_append_unichar (text, initials[person ? n - 1 : 1]);
  return g_string_free_and_steal (text);
}

static gboolean
ends_with (const gunichar *run, gsize n, const char *word, gsize length)
{
  if (length > n)
    return FALSE;
  for (gsize i = n - length; i < n; i++, word = g_utf8_next_char (word))
    if (run[i] != g_utf8_get_char (word))
      return FALSE;
  return TRUE;
}

/* How many characters at the end of @run only say which form the company has. */
static gsize
legal_end (const gunichar *run, gsize n)
{
  gsize longest = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (company_ends); i++)
    {
      gsize length = (gsize) g_utf8_strlen (company_ends[i], -1);

      if (length > longest && ends_with (run, n, company_ends[i], length))
        longest = length;
    }
  return longest;
}

/* A Chinese name without its leading place and its legal form, perhaps "". */
static char *
han_core (const gunichar *run, gsize n, char **place)
{
  gsize from = accord_han_place_length (run, n);
  gsize end;

  while ((end = legal_end (run + from, n - from)) > 0)
    n -= end;
  if (place != NULL && *place == NULL && from > 0)
    *place = g_ucs4_to_utf8 (run, (glong) from, NULL, NULL, NULL);
  return g_ucs4_to_utf8 (run + from, (glong) (n - from), NULL, NULL, NULL);
}

static void
append_core_word (GString *core, const char *word)
{
  if (*word == '\0')
    return;
  if (core->len > 0)
    g_string_append_c (core, ' ');
  g_string_append (core, word);
}

/* A Chinese person's name without what is said out of politeness; 张老师 has no other. */
static char *
polite_core (const gunichar *run, gsize n)
{
  for (gsize i = 0; i < G_N_ELEMENTS (polite_ends); i++)
    if (n > 3 && ends_with (run, n, polite_ends[i], 2))
      n -= 2;
  return g_ucs4_to_utf8 (run, (glong) n, NULL, NULL, NULL);
}

/* The words of @folded but @ignored ones, each Chinese run as one word; %NULL keeps all as they are. */
static char *
core_words (const char *folded, const char *const *ignored, char **place)
{
  GString *core = g_string_new (NULL);
  g_autoptr (GString) word = g_string_new (NULL);
  gunichar run[NAME_MAX_CHARS];
  gsize n = 0;

  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean han = accord_text_is_han (c);

      if (n > 0 && (!han || n == NAME_MAX_CHARS))
        {
          g_autofree char *kept = ignored == company_words ? han_core (run, n, place)
                                  : ignored == titles      ? polite_core (run, n)
                                                           : g_ucs4_to_utf8 (run, (glong) n, NULL, NULL, NULL);

          append_core_word (core, kept);
          n = 0;
        }
      if (han || !g_unichar_isalnum (c))
        {
          if (ignored == NULL || !g_strv_contains (ignored, word->str))
            append_core_word (core, word->str);
          g_string_truncate (word, 0);
        }
      if (c == 0)
        break;
      if (han)
        run[n++] = c;
      else if (g_unichar_isalnum (c))
        g_string_append_unichar (word, c);
    }
  return g_string_free_and_steal (core);
}

/**
 * accord_text_company_core:
 * @name: (nullable): name of a company
 * @place: (out) (optional) (nullable) (transfer full): the place in front of a Chinese name, folded
 *
 * What makes a company's name its own: folded, without legal form and leading place. Both
 * 苏州恒远科技有限公司 and 恒远科技股份有限公司 give 恒远科技, "Müller & Söhne GmbH & Co. KG" gives
 * "muller sohne". A name of nothing else keeps all of its words.
 *
 * Returns: (transfer full): words with single blanks between, a Chinese run as one word
 */
char *
accord_text_company_core (const char *name, char **place)
{
  g_autofree char *folded = accord_text_fold (name);
  char *core;

  if (place != NULL)
    *place = NULL;
  core = core_words (folded, company_words, place);
  if (*core != '\0')
    return core;
  g_free (core);
  if (place != NULL)
    g_clear_pointer (place, g_free);
  return core_words (folded, NULL, NULL);
}

/**
 * accord_text_person_core:
 * @name: (nullable): name of a person
 *
 * Returns: (transfer full): as accord_text_company_core(), without titles: "Dr. Wei Wang" gives
 *   "wei wang", 王伟先生 gives 王伟
 */
char *
accord_text_person_core (const char *name)
{
  g_autofree char *folded = accord_text_fold (name);
  char *core = core_words (folded, titles, NULL);

  if (*core != '\0')
    return core;
  g_free (core);
  return core_words (folded, NULL, NULL);
}

/**
 * accord_text_phone_plain:
 * @phone: (nullable): a phone number as somebody wrote it
 *
 * Returns: (transfer full): the number with full-width digits and signs as plain ones
 */
char *
accord_text_phone_plain (const char *phone)
{
  g_autofree char *valid = NULL;

  if (phone == NULL || g_str_is_ascii (phone)) /* nearly all */
    return g_strdup (phone != NULL ? phone : "");
  valid = g_utf8_make_valid (phone, -1);
  return g_utf8_normalize (valid, -1, G_NORMALIZE_NFKC);
}

/* Whether an extension begins at @p. */
static gboolean
begins_extension (const char *p)
{
  return g_ascii_isalpha (*p) || strchr ("#/;,", *p) != NULL || g_str_has_prefix (p, "转")
         || g_str_has_prefix (p, "轉");
}

/**
 * accord_text_phone_digits:
 * @phone: (nullable): a phone number as somebody wrote it
 *
 * The digits that stay the same however a number is written: a country code keeps its digits but
 * not its "+" or "00", "(0)" and extensions are left out. A leading 0 without country code stays.
 *
 * Returns: (transfer full): digits, perhaps ""
 */
char *
accord_text_phone_digits (const char *phone)
{
  g_autofree char *plain = accord_text_phone_plain (phone);
  GString *digits = g_string_new (NULL);
  gboolean plus = FALSE;

  for (const char *p = plain; *p != '\0'; p++)
    {
      if (g_str_has_prefix (p, "(0)"))
        p += 2;
      else if (g_ascii_isdigit (*p))
        g_string_append_c (digits, *p);
      else if (*p == '+' && digits->len == 0)
        plus = TRUE;
      else if (digits->len >= PHONE_MIN_DIGITS && begins_extension (p))
        break;
    }
  if (!plus && digits->len > PHONE_MIN_DIGITS + 2 && g_str_has_prefix (digits->str, "00"))
    g_string_erase (digits, 0, 2);
  return g_string_free_and_steal (digits);
}
