/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text in the form in which it is compared.
 *
 *     clean ─ what is stored (accord-text-clean.c)
 *                                        "Ｍüller  GmbH" ─► "Ｍüller GmbH"
 *     fold ── what looks the same       ─► "muller gmbh"
 *     index ─ what FTS5 takes apart     "恒远GmbH" ─► "恒 远 gmbh"
 *     squash ─ what sounds the same     "GTX Pro" ─► "gtxpro"
 *
 * Folding goes through ICU only if there is something that a table cannot answer. Any thread. */

#include "accord-text.h"

#include "accord-han.h"

#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* Letters that Unicode does not take apart. */
static const struct {
  gunichar letter;
  const char *plain;
} plain_letters[] = {
  { 0xe6, "ae" },  { 0xf0, "d" },  { 0xf8, "o" },  { 0xfe, "th" }, { 0x111, "d" },
  { 0x127, "h" },  { 0x131, "i" }, { 0x142, "l" }, { 0x153, "oe" }, { 0x167, "t" },
};

static char *
make_valid (const char *text)
{
  return g_utf8_make_valid (text != NULL ? text : "", -1);
}

/**
 * accord_text_is_han:
 * @c: a character
 *
 * Returns: whether it is a Chinese character, also in its Japanese and Korean use
 */
gboolean
accord_text_is_han (gunichar c)
{
  if (c < 0x3005)
    return FALSE;
  return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || c == 0x3005
         || c == 0x3007 || (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3fffd);
}

/**
 * accord_text_has_han:
 * @text: (nullable): valid UTF-8
 *
 * Returns: whether there is a Chinese character in it
 */
gboolean
accord_text_has_han (const char *text)
{
  if (text == NULL)
    return FALSE;
  while (*text != '\0')
    if ((guchar) *text < 0x80)
      text++;
    else if ((guchar) *text >= 0xe4 && (guchar) *text <= 0xe9)
      {
        if (accord_text_is_han (g_utf8_get_char (text)))
          return TRUE;
        text += 3;
      }
    else if ((guchar) *text >= 0xe3 && accord_text_is_han (g_utf8_get_char (text)))
      return TRUE;
    else
      text = g_utf8_next_char (text);
  return FALSE;
}

/* Applies @form; grows until it fits. Frees @text. */
static UChar *
normalize (const UNormalizer2 *form, UChar *text, int32_t *length)
{
  UErrorCode status = U_ZERO_ERROR;
  int32_t capacity = *length * 2 + 16;
  UChar *result = g_new (UChar, capacity);
  int32_t needed = unorm2_normalize (form, text, *length, result, capacity, &status);

  if (status == U_BUFFER_OVERFLOW_ERROR)
    {
      status = U_ZERO_ERROR;
      result = g_renew (UChar, result, needed);
      needed = unorm2_normalize (form, text, *length, result, needed, &status);
    }
  if (U_FAILURE (status))
    g_error ("The ICU library cannot normalise text: %s", u_errorName (status));
  g_free (text);
  *length = needed;
  return result;
}

/* Appends one character that is already in compatibility form, folded and taken apart. */
static void
append_plain (GString *text, gunichar c)
{
  if (c >= 0x300 && c <= 0x36f) /* combining accents */
    return;
  for (gsize i = 0; c >= 0xe6 && c <= 0x167 && i < G_N_ELEMENTS (plain_letters); i++)
    if (plain_letters[i].letter == c)
      {
        g_string_append (text, plain_letters[i].plain);
        return;
      }
  g_string_append_unichar (text, accord_text_is_han (c) ? accord_han_simplify (c) : c);
}

/* Folds anything: NFKC and case, then NFD, accents off, and NFC again for Hangul and the like. */
static char *
fold_with_icu (const char *text)
{
  UErrorCode status = U_ZERO_ERROR;
  gsize size = strlen (text);
  UChar *wide;
  int32_t length = 0, at = 0;
  g_autoptr (GString) plain = NULL;

  g_return_val_if_fail (size < G_MAXINT32 / 4, g_strdup (""));

  wide = g_new (UChar, size + 1);
  u_strFromUTF8 (wide, (int32_t) size + 1, &length, text, (int32_t) size, &status);
  if (U_FAILURE (status))
    g_error ("The ICU library cannot read text: %s", u_errorName (status));
  wide = normalize (unorm2_getNFKCCasefoldInstance (&status), wide, &length);
  wide = normalize (unorm2_getNFDInstance (&status), wide, &length);
  plain = g_string_sized_new (size);
  while (at < length)
    {
      UChar32 c;

      U16_NEXT (wide, at, length, c);
      append_plain (plain, (gunichar) c);
    }
  g_free (wide);
  return g_utf8_normalize (plain->str, (gssize) plain->len, G_NORMALIZE_NFC);
}

/* The character of valid text at @p if it takes three bytes, else something below 0x4e00. */
static gunichar
three_bytes (const char *p)
{
  const guchar *b = (const guchar *) p;

  return (b[0] & 0xf0) == 0xe0 ? (gunichar) (b[0] & 0xf) << 12 | (gunichar) (b[1] & 0x3f) << 6 | (b[2] & 0x3f) : 0;
}

/* Folds text of ASCII and basic Chinese characters; NULL if there is anything else. */
static char *
fold_fast (const char *text)
{
  gsize size = strlen (text);
  char *plain = g_malloc (size + 1);
  gsize out = 0;

  for (const char *p = text; *p != '\0';)
    {
      gunichar c, simple;

      if ((guchar) *p < 0x80)
        {
          plain[out++] = g_ascii_tolower (*p++);
          continue;
        }
      c = three_bytes (p);
      if (c < 0x4e00 || c > 0x9fff)
        {
          g_free (plain);
          return NULL;
        }
      simple = accord_han_simplify (c);
      if (simple == c)
        memcpy (plain + out, p, 3);
      else
        g_unichar_to_utf8 (simple, plain + out); /* a character of the same block */
      out += 3;
      p += 3;
    }
  plain[out] = '\0';
  return plain;
}

/**
 * accord_text_fold:
 * @text: (nullable): any text; invalid UTF-8 is repaired
 *
 * Makes texts equal that a reader would call the same word: compatibility forms (full-width
 * letters) and case are resolved, accents removed, traditional Chinese characters simplified.
 *
 * Returns: (transfer full): the folded text
 */
char *
accord_text_fold (const char *text)
{
  g_autofree char *repaired = NULL;
  char *plain;

  if (text == NULL)
    return g_strdup ("");
  if (!g_utf8_validate (text, -1, NULL))
    text = repaired = make_valid (text);
  plain = fold_fast (text);
  return plain != NULL ? plain : fold_with_icu (text);
}

/* Whether FTS5 may see @c within a word. */
static gboolean
is_word_part (gunichar c)
{
  return c < 0x80 ? g_ascii_isalnum ((char) c) : g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/**
 * accord_text_index:
 * @text: (nullable): any text
 *
 * Prepares text for the full-text index: folded, one blank around every Chinese character and in
 * place of punctuation, none at the ends.
 *
 * Returns: (transfer full): the text to index
 */
char *
accord_text_index (const char *text)
{
  g_autofree char *plain = accord_text_fold (text);
  GString *index = g_string_sized_new (strlen (plain) * 4 / 3 + 1);
  gboolean blank = FALSE;

  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c;
      gboolean han;

      if (g_ascii_isalnum (*p) && !blank) /* the most frequent by far */
        {
          g_string_append_c (index, *p);
          continue;
        }
      c = three_bytes (p);
      if (c < 0x4e00 || c > 0x9fff)
        c = g_utf8_get_char (p);
      han = accord_text_is_han (c);
      /* a mark belongs to the letter before it and is nothing without one */
      if (!han && (!is_word_part (c) || ((blank || index->len == 0) && g_unichar_ismark (c))))
        {
          blank = TRUE;
          continue;
        }
      if ((blank || han) && index->len > 0)
        g_string_append_c (index, ' ');
      g_string_append_len (index, p, g_utf8_next_char (p) - p);
      blank = han;
    }
  return g_string_free_and_steal (index);
}

/**
 * accord_text_squash:
 * @text: (nullable): any text
 *
 * Makes texts equal that differ only in blanks, punctuation, case and accents: "GTX Pro" and
 * "GTXPro".
 *
 * Returns: (transfer full): folded letters and digits only
 */
char *
accord_text_squash (const char *text)
{
  char *plain = accord_text_fold (text);
  char *out = plain;

  for (const char *p = plain; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);

      if (accord_text_is_han (c) || is_word_part (c))
        {
          memmove (out, p, (gsize) (next - p));
          out += next - p;
        }
      p = next;
    }
  *out = '\0';
  return plain;
}

/**
 * accord_text_hash:
 * @text: bytes
 * @length: how many, or -1 up to the end mark
 *
 * A fast 64-bit hash for comparison and blocking, the same on every computer; not for secrets.
 * FNV-1a with the finish of MurmurHash3.
 *
 * Returns: the hash
 */
guint64
accord_text_hash (const char *text, gssize length)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);
  gsize size;

  g_return_val_if_fail (text != NULL || length == 0, 0);

  size = length < 0 ? strlen (text) : (gsize) length;
  for (gsize i = 0; i < size; i++)
    hash = (hash ^ (guint8) text[i]) * G_GUINT64_CONSTANT (1099511628211);
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  return hash ^ hash >> 33;
}
