/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Addresses of letters, told by their words and their postal codes. No state; any thread. */

#include "accord-config.h"

#include "accord-paste-private.h"

#include "accord-text.h"

#define ADDRESS_MAX 200 /* characters of a line */

static const char *const countries[] = {
  "germany", "deutschland", "austria", "osterreich", "switzerland", "schweiz", "suisse", "france", "italy", "italia", "spain", "espana",
  "portugal", "netherlands", "the netherlands", "belgium", "luxembourg", "denmark", "sweden", "norway", "finland", "iceland", "ireland",
  "united kingdom", "uk", "england", "scotland", "wales", "poland", "czech republic", "czechia", "slovakia", "hungary", "romania",
  "bulgaria", "greece", "turkey", "turkiye", "russia", "ukraine", "united states", "united states of america", "usa", "u s a", "canada",
  "mexico", "brazil", "argentina", "chile", "australia", "new zealand", "japan", "south korea", "korea", "singapore", "malaysia",
  "thailand", "vietnam", "indonesia", "philippines", "india", "israel", "united arab emirates", "saudi arabia", "south africa",
  "china", "p r china", "pr china", "hong kong", "taiwan", "macau", "中国", "中华人民共和国", "香港", "台湾", NULL,
};

/* Each with what only an address has; a number of four digits alone may be a year. */
static const char *const patterns[] = {
  "(?i)\\b\\d{1,5}[A-Za-z]?,?\\s+[\\p{L}.' -]{1,40}\\b(street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|way|square|sq|court|ct|place|pl|parkway|pkwy|highway|hwy|terrace|close|crescent|row)\\b",
  "(?i)\\b(suite|floor|unit|room|p\\.?\\s?o\\.?\\s?box|postfach)\\s+#?\\d",
  "(?i)[\\p{L}.-]{2,40}(straße|strasse|str\\.|weg|platz|allee|gasse|gade|straat|laan|ring|damm|ufer|markt)\\s+\\d",
  "(?i)\\b(rue|via|calle|avenue|avenida|plaza|piazza|quai|straße|strasse|am|an der|im)\\s+[\\p{L}.' -]{2,40},?\\s+\\d",
  "(?i)\\b\\d{1,4},?\\s+(rue|via|calle|avenue|quai|place|boulevard)\\s+\\p{L}",
  "^([A-Z]{1,2}-)?\\d{5}\\s+\\p{Lu}[\\p{L} .()/-]{1,40}$",
  "^[A-Z]{1,2}-\\d{4}\\s+\\p{Lu}[\\p{L} .()/-]{1,40}$",
  ",\\s*[A-Z]{2}\\s+\\d{5}(-\\d{4})?\\b",
  "\\b[A-Z]{1,2}\\d[A-Z\\d]?\\s+\\d[A-Z]{2}\\b",
  "^\\d{4}\\s?[A-Z]{2}\\s+\\p{Lu}",
  "[省市区县镇乡旗州].{1,40}(路|街|道|巷|弄|号|村|大厦|广场|园|楼|室|层|座|栋|幢)",
  "(路|街|大道|弄|巷|道)\\s?[0-9一二三四五六七八九十百]{1,6}\\s?[号弄巷-]",
};

static GRegex *
one_of (const char *pattern)
{
  g_autoptr (GError) error = NULL;
  GRegex *regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, &error);

  if (regex == NULL)
    g_error ("“%s”: %s", pattern, error->message);
  return regex;
}

static gboolean
matches (gsize i, const char *text)
{
  static GRegex *regexes[G_N_ELEMENTS (patterns)];
  static gsize made;

  if (g_once_init_enter (&made))
    {
      for (gsize k = 0; k < G_N_ELEMENTS (patterns); k++)
        regexes[k] = one_of (patterns[k]);
      g_once_init_leave (&made, 1);
    }
  return g_regex_match (regexes[i], text, 0, NULL);
}

/*< private >
 * accord_paste_is_address:
 *
 * Returns: whether @text is, or ends, an address
 */
gboolean
accord_paste_is_address (const char *text)
{
  AccordPastedTrust trust;

  if (g_utf8_strlen (text, -1) > ADDRESS_MAX || (accord_text_has_han (text) && accord_paste_is_company (text, &trust) && trust == ACCORD_PASTED_SEEN))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    if (matches (i, text))
      return TRUE;
  return FALSE;
}

static GRegex *
once (GRegex **regex, const char *pattern)
{
  static GMutex lock;

  g_mutex_lock (&lock);
  if (*regex == NULL)
    *regex = one_of (pattern);
  g_mutex_unlock (&lock);
  return *regex;
}

/*< private >
 * accord_paste_goes_on_address:
 *
 * Returns: whether @text belongs to the address on the line before it: a country, a town with its code
 */
gboolean
accord_paste_goes_on_address (const char *text)
{
  static GRegex *town;
  g_autofree char *folded = accord_text_fold (text);

  g_strdelimit (folded, ".", ' ');
  return g_strv_contains (countries, g_strstrip (folded))
         || g_regex_match (once (&town, "^([A-Z]{1,2}-)?\\d{4,6}[,\\s]+\\p{L}[\\p{L} .-]{1,40}$|^\\p{L}[\\p{L} .'-]{1,40}[,\\s]+\\d{4,6}$|^(邮编|邮政编码)?\\s?:?\\d{6}$"), text, 0, NULL);
}

static char *
group_of (GRegex **regex, const char *pattern, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  char *found;

  if (!g_regex_match (once (regex, pattern), text, 0, &match))
    return NULL;
  found = g_strstrip (g_match_info_fetch (match, 1));
  if (*found != '\0')
    return found;
  g_free (found);
  return NULL;
}

/*< private >
 * accord_paste_city_of:
 *
 * Returns: (nullable) (transfer full): the town that an address names where it can be told: before 市,
 *   behind a postal code, before a state or a British code
 */
char *
accord_paste_city_of (const char *address)
{
  static GRegex *han, *behind, *state, *british;
  char *city = group_of (&han, "^(?:中国)?(?:[^市]{1,8}?(?:省|自治区))?([^省市区县路]{2,7})市", address);

  if (city == NULL)
    city = group_of (&behind, "(?:^|[\\n,]\\s*)(?:[A-Z]{1,2}-)?(?:\\d{4} ?[A-Z]{2}|\\d{5})\\s+(\\p{Lu}[\\p{L} .()/-]{1,40})", address);
  if (city == NULL)
    city = group_of (&state, "(?:^|[\\n,]\\s*)(\\p{Lu}[\\p{L} .'-]{1,40}),\\s*[A-Z]{2}\\s+\\d{5}", address);
  if (city == NULL)
    city = group_of (&british, "(?:^|[\\n,]\\s*)(\\p{Lu}[\\p{L} .'-]{1,40}?),?\\s+[A-Z]{1,2}\\d[A-Z\\d]?\\s+\\d[A-Z]{2}\\b", address);
  return city;
}
