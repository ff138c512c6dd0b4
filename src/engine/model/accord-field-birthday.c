/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A birthday as it is typed: in words, without its year, or by the Chinese calendar. */

#include "accord-config.h"

#include "accord-field.h"

#include <string.h>

#include "accord-birthday-words.h"

/**
 * accord_field_parse_birthday:
 * @field: any field
 * @text: cleaned
 * @value: an initialised value; unchanged unless it could be read
 *
 * Reads "8月15日" and 农历八月十五, of which the day alone counts. 1985年农历八月十五 becomes a solar day, and the value's
 * text says that it is kept by the Chinese calendar.
 *
 * Returns: whether @field is a birthday and @text one in words
 */
gboolean
accord_field_parse_birthday (const AccordField *field,
                             const char        *text,
                             AccordValue       *value)
{
  AccordBirthdayWords words;
  gint64 day;

  g_return_val_if_fail (field != NULL && text != NULL && value != NULL, FALSE);

  if (field->type != ACCORD_FIELD_DATE || strcmp (field->name, "birthday") != 0 ||
      !accord_birthday_scan (text, &words) || !accord_birthday_from_words (&words, words.lunar, &day))
    return FALSE;
  accord_value_set_both (value, day, words.lunar && words.year != 0 ? ACCORD_BIRTHDAY_LUNAR : NULL);
  return TRUE;
}

/**
 * accord_field_says_lunar:
 * @field_name: of the field that @value is for
 * @value: as accord_field_parse() read it
 *
 * Returns: whether it is a birthday that was said by the Chinese calendar, so that the field beside it has to say so too;
 *   the number alone is then the birthday
 */
gboolean
accord_field_says_lunar (const char        *field_name,
                         const AccordValue *value)
{
  g_return_val_if_fail (field_name != NULL && value != NULL, FALSE);

  return value->has_number && strcmp (field_name, "birthday") == 0 &&
         (accord_birthday_stands_for_lunar (value->number) || g_strcmp0 (value->text, ACCORD_BIRTHDAY_LUNAR) == 0);
}
