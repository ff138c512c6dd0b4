/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Birthdays that a file says in words: 农历八月十五, or 8月15日 beside a column that says by which calendar. */

#include "accord-import-run-private.h"

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-error.h"
#include "accord-import-plan-private.h"

#define CALENDAR "birthday_calendar"

static gboolean
is_lunar (const AccordBirthdayWords *words,
          const char                *calendar)
{
  return words->lunar || (words->year == 0 && g_strcmp0 (calendar, "lunar") == 0);
}

/* Files of China say 农历 also where the program speaks English. */
static gboolean
read_calendar (const char  *cell,
               AccordValue *value)
{
  gboolean lunar;

  if (!accord_birthday_calendar_said (cell, &lunar))
    return FALSE;
  accord_value_set_text (value, lunar ? "lunar" : "solar");
  return TRUE;
}

/*< private >
 * accord_import_birthday_take:
 * @file: whose row is being read
 * @field: index of the field that the cell goes to
 * @cell: what stands in it
 *
 * Returns: whether it is a birthday in words, which is then settled with the row, or the word for a calendar
 */
gboolean
accord_import_birthday_take (AccordImportFile *file,
                             int               field,
                             const char       *cell)
{
  if (strcmp (file->kind->fields[field].name, CALENDAR) == 0)
    return read_calendar (cell, &file->values[field]);
  if (strcmp (file->kind->fields[field].name, "birthday") != 0 || !accord_birthday_scan (cell, &file->birthday))
    return FALSE;
  file->birthday_field = field;
  return TRUE;
}

static gboolean
refuse (AccordImportFile  *file,
        GError           **error)
{
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
               _("%s: there is no such day in that year of the calendar. Check the month and the day."),
               accord_field_label (&file->kind->fields[file->birthday_field]));
  return FALSE;
}

/*< private >
 * accord_import_birthday_settle:
 * @file: whose row has been read
 * @error: return location; %ACCORD_RULE_ERROR refuses the row
 *
 * A day of the Chinese calendar is also kept by it, unless the file says otherwise; without its year it cannot be.
 */
gboolean
accord_import_birthday_settle (AccordImportFile  *file,
                               GError           **error)
{
  int calendar;
  gboolean lunar;
  gint64 birth;

  if (file->birthday_field < 0)
    return TRUE;
  calendar = accord_kind_find (file->kind, CALENDAR);
  lunar = is_lunar (&file->birthday, file->values[calendar].text);
  if (!accord_birthday_from_words (&file->birthday, lunar, &birth))
    return refuse (file, error);
  accord_value_set_number (&file->values[file->birthday_field], birth);
  if (lunar && (file->values[calendar].text == NULL || file->birthday.year == 0))
    accord_value_set_text (&file->values[calendar], "lunar");
  return TRUE;
}

/*< private >
 * accord_import_birthday_calendar:
 * @text: (nullable): what stands in the cell of the calendar
 * @value: an initialised value: takes it
 *
 * Returns: whether the word is known
 */
gboolean
accord_import_birthday_calendar (const char  *text,
                                 AccordValue *value)
{
  const AccordField *field = &accord_contact_kind.fields[accord_kind_find (&accord_contact_kind, CALENDAR)];

  return text != NULL && (read_calendar (text, value) || accord_field_parse (field, text, NULL, value, NULL));
}

/*< private >
 * accord_import_birthday_show:
 * @text: what stands in a cell of the birthday
 * @calendar: (nullable): what stands in that of the calendar
 *
 * Returns: (nullable): the day as it will be kept; %NULL where it is not said in words
 */
char *
accord_import_birthday_show (const char *text,
                             const char *calendar)
{
  AccordBirthdayWords words;
  g_auto (AccordValue) by = ACCORD_VALUE_INIT;
  AccordValue value = ACCORD_VALUE_INIT;
  gint64 birth;

  accord_import_birthday_calendar (calendar, &by);
  if (!accord_birthday_scan (text, &words) || !accord_birthday_from_words (&words, is_lunar (&words, by.text), &birth))
    return NULL;
  accord_value_set_number (&value, birth);
  return accord_field_format (&accord_contact_kind.fields[accord_kind_find (&accord_contact_kind, "birthday")], &value, NULL);
}
