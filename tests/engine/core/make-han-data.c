/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Prints src/engine/core/accord-han-data.c, from what the ICU library knows. Run by hand when ICU
 * learns new characters; it takes half a second, which is why the program does not ask ICU. */

#include <glib.h>
#include <stdio.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#define FIRST 0x4e00
#define SIZE (0x9fff - FIRST + 1)
#define CHARS_A_LINE 45

/* Characters whose most frequent reading in names is another than ICU's. */
static const struct {
  gunichar c;
  const char *reading;
} corrections[] = {
  { 0x66fe, "zeng" }, { 0x535c, "bu" }, { 0x7fdf, "zhai" },
  { 0x8584, "bo" },   { 0x957f, "chang" }, { 0x90fd, "du" },
};

static void
print_text (const GString *text)
{
  glong count = 0;

  for (const char *p = text->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (count % CHARS_A_LINE == 0)
        printf ("%s    \"", count > 0 ? "\"\n" : "\n");
      printf ("%.*s", (int) (g_utf8_next_char (p) - p), p);
      count++;
    }
  printf ("\"");
}

static UChar *
transliterate (const char *name, int32_t *length)
{
  UErrorCode status = U_ZERO_ERROR;
  int32_t capacity = SIZE * 10, limit = SIZE * 2;
  UChar *text = g_new (UChar, capacity);
  UChar id[32];
  UTransliterator *transliterator;

  for (int32_t i = 0; i < SIZE; i++)
    {
      text[i * 2] = (UChar) (FIRST + i);
      text[i * 2 + 1] = '\n';
    }
  *length = limit;
  u_uastrcpy (id, name);
  transliterator = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  if (U_SUCCESS (status))
    utrans_transUChars (transliterator, text, length, capacity, 0, &limit, &status);
  if (U_FAILURE (status))
    g_error ("ICU cannot do “%s”: %s", name, u_errorName (status));
  utrans_close (transliterator);
  return text;
}

static char *
plain_reading (gunichar c, const UChar *line, int32_t length)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar parts[64];
  GString *reading = g_string_new (NULL);
  int32_t n = unorm2_normalize (unorm2_getNFDInstance (&status), line, length, parts,
                                G_N_ELEMENTS (parts), &status);

  for (gsize i = 0; i < G_N_ELEMENTS (corrections); i++)
    if (corrections[i].c == c)
      return g_string_free_and_steal (g_string_assign (reading, corrections[i].reading));
  for (int32_t i = 0; U_SUCCESS (status) && i < n; i++)
    {
      if (parts[i] >= 'a' && parts[i] <= 'z')
        g_string_append_c (reading, (char) parts[i]);
      else if (parts[i] == 0x308 && reading->len > 0 && reading->str[reading->len - 1] == 'u')
        reading->str[reading->len - 1] = 'v';
    }
  return g_string_free_and_steal (reading);
}

static int
compare_text (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
print_readings (const gunichar *simple)
{
  int32_t length, start = 0;
  gunichar c = FIRST;
  g_autofree UChar *text = transliterate ("Han-Latin; Lower", &length);
  g_autoptr (GHashTable) syllables = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree gpointer *keys = NULL;
  guint n_keys;

  for (int32_t i = 0; i < length && c < FIRST + SIZE; i++)
    if (text[i] == '\n')
      {
        char *reading = plain_reading (c, text + start, i - start);
        GString *chars = g_hash_table_lookup (syllables, reading);

        if (chars == NULL)
          g_hash_table_insert (syllables, reading, chars = g_string_new (NULL));
        if (simple[c - FIRST] == 0 && *reading != '\0')
          g_string_append_unichar (chars, c);
        c++;
        start = i + 1;
      }
  keys = g_hash_table_get_keys_as_array (syllables, &n_keys);
  qsort (keys, n_keys, sizeof *keys, compare_text);
  printf ("const AccordHanSyllable accord_han_syllables[] = {\n");
  for (guint i = 0; i < n_keys; i++)
    {
      const GString *chars = g_hash_table_lookup (syllables, keys[i]);

      if (chars->len == 0)
        continue;
      printf ("  { \"%s\",", (const char *) keys[i]);
      print_text (chars);
      printf (" },\n");
    }
  printf ("  { NULL, NULL },\n};\n");
}

int
main (void)
{
  static gunichar simple[SIZE];
  int32_t length, start = 0;
  gunichar c = FIRST;
  g_autofree UChar *text = transliterate ("Hant-Hans", &length);
  g_autoptr (GString) pairs = g_string_new (NULL);

  for (int32_t i = 0; i < length && c < FIRST + SIZE; i++)
    if (text[i] == '\n')
      {
        if (i - start == 1 && text[start] != c && text[start] >= FIRST && text[start] < FIRST + SIZE)
          {
            simple[c - FIRST] = text[start];
            g_string_append_unichar (pairs, c);
            g_string_append_unichar (pairs, text[start]);
          }
        c++;
        start = i + 1;
      }
  printf ("/* SPDX-License-Identifier: GPL-3.0-or-later */\n\n"
          "/* Readings and simplified forms of the Chinese characters U+4E00 to U+9FFF, as the ICU\n"
          " * library %s has them. Made by tests/engine/core/make-han-data.c: do not edit. */\n\n"
          "#include \"accord-han-data.h\"\n\n"
          "/* Each reading without tone, v for ü, and the simplified characters read so. */\n",
          U_ICU_VERSION);
  print_readings (simple);
  printf ("\n/* Each traditional character and its simplified form. */\n"
          "const char accord_han_simple_pairs[] =");
  print_text (pairs);
  printf (";\n");
  return 0;
}
