/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the assistant found, in words: files and columns. */

#include "accord-config.h"

#include "accord-assistant-words.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "accord-money.h"

#define MAX_SAMPLES 3

/*< private >
 * Returns: what cells stand apart by; "" where the format has nothing of the kind
 */
const char *
accord_assistant_separator_name (char separator)
{
  switch (separator)
    {
    case 0:
      return "";
    case ',':
      return _("comma");
    case ';':
      return _("semicolon");
    case '\t':
      return _("tab");
    case '|':
      return _("bar");
    default:
      return _("other separator");
    }
}

/*< private >
 * Returns: which comes first; "" where that is open
 */
const char *
accord_assistant_order_name (AccordDateOrder order)
{
  switch ((int) order)
    {
    case ACCORD_DATE_ORDER_DMY:
      return _("day first");
    case ACCORD_DATE_ORDER_MDY:
      return _("month first");
    case ACCORD_DATE_ORDER_YMD:
      return _("year first");
    default:
      return "";
    }
}

/*< private >
 * Returns: "1,284 rows"
 */
char *
accord_assistant_describe_rows (gint64 n_rows)
{
  g_autofree char *number = accord_number_format (n_rows);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s row", "%s rows", n_rows), number);
}

/*< private >
 * Returns: where the headings are
 */
char *
accord_assistant_describe_header (AccordImportPlan *plan)
{
  AccordTableFormat format = accord_import_plan_get_format (plan);
  guint line = accord_import_plan_get_header_line (plan);

  if (format != ACCORD_TABLE_CSV && format != ACCORD_TABLE_XLSX)
    return g_strdup ("");
  if (line == 0)
    return g_strdup (_("no headings"));
  return g_strdup_printf (_("headings in line %u"), line);
}

static void
add_fact (GString *text, const char *fact)
{
  if (fact == NULL || *fact == '\0')
    return;
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", fact);
}

static const char *
describe_order (AccordImportPlan *plan)
{
  if (accord_assistant_open_dates (plan) != NULL && accord_assistant_find_order (plan, NULL) == 0)
    return _("day or month first is open");
  return accord_assistant_order_name (accord_assistant_find_order (plan, NULL));
}

/*< private >
 * Returns: "CSV · 1,284 rows · GB18030 · comma · headings in line 1 · day first"; why it cannot be read
 */
char *
accord_assistant_describe_source (AccordAssistantSource *source)
{
  AccordImportPlan *plan = accord_assistant_source_get_plan (source);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *rows = NULL;
  g_autofree char *header = NULL;

  if (accord_assistant_source_is_reading (source))
    return g_strdup (_("Reading…"));
  if (plan == NULL)
    return g_strdup (accord_assistant_source_get_error (source));
  rows = accord_assistant_describe_rows (accord_import_plan_get_n_rows (plan));
  header = accord_assistant_describe_header (plan);
  add_fact (text, accord_assistant_source_is_guessed (source)
                    ? accord_kind_plural (accord_import_plan_get_kind (plan)) : _("Say what its rows are"));
  add_fact (text, accord_table_format_name (accord_import_plan_get_format (plan)));
  add_fact (text, rows);
  add_fact (text, accord_import_plan_get_sheet (plan));
  if (accord_import_plan_get_format (plan) != ACCORD_TABLE_XLSX)
    add_fact (text, accord_import_plan_get_encoding (plan));
  add_fact (text, accord_assistant_separator_name (accord_import_plan_get_separator (plan)));
  add_fact (text, header);
  add_fact (text, describe_order (plan));
  if (accord_assistant_source_is_recalled (source))
    add_fact (text, _("columns as last time"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/*< private >
 * Returns: "5 of 7 matched by name and content"
 */
char *
accord_assistant_describe_matched (AccordAssistantSource *source)
{
  GPtrArray *columns = accord_import_plan_get_columns (accord_assistant_source_get_plan (source));
  guint taken = 0;

  for (guint c = 0; c < columns->len; c++)
    taken += ((AccordImportColumn *) columns->pdata[c])->target != NULL;
  return g_strdup_printf (accord_assistant_source_is_recalled (source) ? _("%u of %u taken, as last time")
                                                                       : _("%u of %u matched by name and content"),
                          taken, columns->len);
}

static gboolean
seen_before (GPtrArray *rows, guint column, guint row, const char *text)
{
  for (guint i = 0; i < row; i++)
    {
      const AccordImportPreviewRow *before = rows->pdata[i];

      if (strcmp (((AccordImportCell *) before->cells->pdata[column])->text, text) == 0)
        return TRUE;
    }
  return FALSE;
}

/*< private >
 * accord_assistant_column_samples:
 * @rows: (nullable) (element-type AccordImportPreviewRow): the first rows
 * @column: index of the column
 *
 * Returns: different values that stand there, as they stand there
 */
char *
accord_assistant_column_samples (GPtrArray *rows, guint column)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; rows != NULL && i < rows->len && n < MAX_SAMPLES; i++)
    {
      const AccordImportPreviewRow *row = rows->pdata[i];
      const char *cell = ((AccordImportCell *) row->cells->pdata[column])->text;
      const char *end = strpbrk (cell, "\r\n");

      if (*cell == '\0' || seen_before (rows, column, i, cell))
        continue;
      g_string_append_printf (text, "%s%.*s", n > 0 ? ", " : "", end == NULL ? (int) strlen (cell) : (int) (end - cell), cell);
      n++;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_money (AccordImportPlan *plan, guint column, const char *currency, AccordAssistantState *state)
{
  AccordImportMoney money = accord_import_plan_get_money (plan, column);
  gboolean strange = money.n_bare > 0 && money.n_signed > 0 && strcmp (money.currency, currency) != 0;
  guint n = MAX (money.n_codes, strange ? 2 : 0);

  if (money.n_signed == 0)
    return g_strdup (currency);
  if (n < 2)
    return g_strdup (money.currency);
  if (accord_import_plan_get_currency (plan) == NULL)
    *state = ACCORD_ASSISTANT_DOUBTFUL;
  return g_strdup (money.n_codes > 1 ? _("several currencies") : _("2 currencies"));
}

static guint
count_problems (GPtrArray *rows, guint column)
{
  guint n = 0;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const AccordImportPreviewRow *row = rows->pdata[i];

      n += ((AccordImportCell *) row->cells->pdata[column])->problem != NULL;
    }
  return n;
}

/* "A, B, C found" */
static char *
describe_choices (GPtrArray *rows, guint column)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *all = NULL;

  for (guint i = 0; rows != NULL && i < rows->len && words->len < MAX_SAMPLES; i++)
    {
      const AccordImportPreviewRow *row = rows->pdata[i];
      char *stored = ((AccordImportCell *) row->cells->pdata[column])->stored;

      if (stored != NULL && *stored != '\0' && !g_ptr_array_find_with_equal_func (words, stored, g_str_equal, NULL))
        g_ptr_array_add (words, stored);
    }
  if (words->len == 0)
    return g_strdup (_("matched"));
  g_ptr_array_add (words, NULL);
  all = g_strjoinv (", ", (char **) words->pdata);
  /* Translators: choices of a field: "A, B, C found" */
  return g_strdup_printf (_("%s found"), all);
}

/*< private >
 * accord_assistant_describe_column:
 * @plan: a plan
 * @column: index of the column
 * @rows: (nullable): the first rows, as they will be stored
 * @currency: the workspace's
 * @state: (out): how it fares
 *
 * Returns: that in words
 */
char *
accord_assistant_describe_column (AccordImportPlan *plan, guint column, GPtrArray *rows, const char *currency,
                                  AccordAssistantState *state)
{
  const AccordKind *kind = accord_import_plan_get_kind (plan);
  const AccordImportColumn *source = accord_import_plan_get_columns (plan)->pdata[column];
  int index = source->target == NULL ? -1 : accord_kind_find (kind, source->target);
  const AccordField *field = index < 0 ? NULL : &kind->fields[index];

  *state = source->target == NULL && accord_import_plan_get_beside (plan, column) == NULL ? ACCORD_ASSISTANT_LEFT_OUT
                                                                                            : ACCORD_ASSISTANT_FINE;
  if (source->target == NULL)
    return g_strdup (*state == ACCORD_ASSISTANT_FINE ? C_("a column", "for the customer") : _("left out"));
  if (accord_assistant_column_is_undecided (plan, source))
    {
      *state = ACCORD_ASSISTANT_DOUBTFUL;
      return g_strdup (_("see below"));
    }
  if (count_problems (rows, column) > 0)
    {
      *state = ACCORD_ASSISTANT_DOUBTFUL;
      return g_strdup (_("not all fits"));
    }
  if (field != NULL && field->type == ACCORD_FIELD_MONEY)
    return describe_money (plan, column, currency, state);
  if (field != NULL && field->type == ACCORD_FIELD_CHOICE)
    return describe_choices (rows, column);
  if (field != NULL && accord_field_is_link (field) && accord_field_target (field) != NULL)
    return g_strdup_printf (_("finds %s"), accord_kind_plural (accord_field_target (field)));
  return g_strdup (_("matched"));
}

/*< private >
 * accord_assistant_find_mixed:
 * @money: (out): what its amounts say
 *
 * Returns: a column of amounts of which only some have a sign, or which has several signs; -1 for none
 */
int
accord_assistant_find_mixed (AccordImportPlan *plan, AccordImportMoney *money)
{
  const AccordKind *kind = accord_import_plan_get_kind (plan);
  GPtrArray *columns = accord_import_plan_get_columns (plan);

  for (guint c = 0; c < columns->len; c++)
    {
      const AccordImportColumn *column = columns->pdata[c];
      int field = column->target == NULL ? -1 : accord_kind_find (kind, column->target);

      if (field < 0 || kind->fields[field].type != ACCORD_FIELD_MONEY)
        continue;
      *money = accord_import_plan_get_money (plan, c);
      if (money->n_bare > 0 && money->n_signed > 0)
        return c;
    }
  return -1;
}

/*< private >
 * Returns: (transfer full): which currencies a column of amounts has, and how many have none
 */
char *
accord_assistant_describe_signs (const AccordImportMoney *money)
{
  g_autofree char *n_signed = accord_number_format (money->n_signed);
  g_autofree char *n_bare = accord_number_format (money->n_bare);
  g_autofree char *bare = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s has no sign", "%s have no sign", money->n_bare), n_bare);

  if (money->currency[0] == '\0')
    /* Translators: "1,190 values are in several currencies, 94 have no sign" */
    return g_strdup_printf (_("%s values are in several currencies, %s"), n_signed, bare);
  /* Translators: "1,190 values are in ¥, 94 have no sign" */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s value is in %s, %s", "%s values are in %s, %s", money->n_signed),
                          n_signed, accord_currency_sign (money->currency), bare);
}
