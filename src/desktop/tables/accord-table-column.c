/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns follow from the kind's table, so a field that is added tomorrow can be shown tomorrow. */

#include "accord-config.h"

#include "accord-table-column.h"

#include <adwaita.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#define WIDTH_MIN 48
#define WIDTH_MAX 2000

static int
usual_width (const AccordField *field)
{
  if (field->flags & ACCORD_FIELD_TITLE)
    return 250;
  switch (field->type)
    {
    case ACCORD_FIELD_BOOLEAN:
    case ACCORD_FIELD_PERCENT:
    case ACCORD_FIELD_INTEGER:
    case ACCORD_FIELD_QUANTITY:
    case ACCORD_FIELD_RATE:
    case ACCORD_FIELD_DECIMAL:
      return 110;
    case ACCORD_FIELD_DATE:
    case ACCORD_FIELD_MONEY:
    case ACCORD_FIELD_TIME:
    case ACCORD_FIELD_CHOICE:
      return 130;
    case ACCORD_FIELD_EMAIL:
    case ACCORD_FIELD_URL:
    case ACCORD_FIELD_LONG_TEXT:
      return 210;
    case ACCORD_FIELD_TEXT:
    case ACCORD_FIELD_PHONE:
    case ACCORD_FIELD_RANK:
    case ACCORD_FIELD_LINK:
    case ACCORD_FIELD_PLACE:
    default:
      return 160;
    }
}

/* What is usual grows with the letters; only half as much where words may be cut short, so that figures stay in sight. */
static int
to_px (int sp, const AccordTableColumn *column)
{
  GtkSettings *settings = gtk_settings_get_default (); /* NULL: nothing is shown */
  int px = settings != NULL ? (int) adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, sp, settings) : sp;
  AccordFieldType type = column->field->type;
  gboolean whole = accord_table_column_is_number (column) || type == ACCORD_FIELD_DATE || type == ACCORD_FIELD_TIME;

  return whole ? px : (sp + px) / 2;
}

/**
 * accord_table_column_new:
 * @kind: of the records
 * @path: what to show
 * @width: px; 0: as usual for such values
 *
 * Returns: (transfer full) (nullable): a column; %NULL when the kind has no such field, perhaps any more
 */
AccordTableColumn *
accord_table_column_new (const AccordKind *kind, const char *path, int width)
{
  const AccordField *field = accord_filter_field (kind, path, NULL);
  AccordTableColumn *self;

  if (field == NULL)
    return NULL;
  self = g_rc_box_new0 (AccordTableColumn);
  self->path = g_strdup (path);
  self->field = field;
  self->title = accord_filter_path_label (kind, path);
  self->plain = accord_kind_find (kind, path) >= 0;
  self->width = width > 0 ? CLAMP (width, WIDTH_MIN, WIDTH_MAX) : to_px (usual_width (field), self);
  if (width <= 0 && accord_table_column_is_step (self))
    self->width = to_px (220, self);
  return self;
}

AccordTableColumn *
accord_table_column_ref (AccordTableColumn *self)
{
  return g_rc_box_acquire (self);
}

static void
column_clear (gpointer data)
{
  AccordTableColumn *self = data;

  g_free (self->path);
  g_free (self->title);
}

void
accord_table_column_unref (AccordTableColumn *self)
{
  g_rc_box_release_full (self, column_clear);
}

/**
 * accord_table_column_is_number:
 *
 * Returns: whether its values stand right-aligned under one another and can be added up
 */
gboolean
accord_table_column_is_number (const AccordTableColumn *self)
{
  return self->field->type == ACCORD_FIELD_INTEGER || self->field->type == ACCORD_FIELD_PERCENT ||
         self->field->type == ACCORD_FIELD_QUANTITY || self->field->type == ACCORD_FIELD_RATE ||
         self->field->type == ACCORD_FIELD_DECIMAL || self->field->type == ACCORD_FIELD_MONEY;
}

/**
 * accord_table_column_is_title:
 *
 * Returns: whether it says what the record is called
 */
gboolean
accord_table_column_is_title (const AccordTableColumn *self)
{
  return self->plain && (self->field->flags & ACCORD_FIELD_TITLE);
}

/**
 * accord_table_column_is_step:
 *
 * Returns: whether it is the next step, which is told with its name and how it stands
 */
gboolean
accord_table_column_is_step (const AccordTableColumn *self)
{
  return !self->plain && g_str_equal (self->path, "next_step");
}

/**
 * accord_table_column_can_edit:
 *
 * Returns: whether people write what it shows
 */
gboolean
accord_table_column_can_edit (const AccordTableColumn *self)
{
  return self->plain && !(self->field->flags & ACCORD_FIELD_AUTOMATIC) && self->field->type != ACCORD_FIELD_PLACE &&
         self->field->type != ACCORD_FIELD_RANK && self->field->merge == ACCORD_MERGE_REGISTER;
}

/**
 * accord_table_column_can_sort:
 *
 * Returns: whether records stand in an order by it; what there may be several of gives none
 */
gboolean
accord_table_column_can_sort (const AccordTableColumn *self)
{
  return self->plain || !accord_field_is_link (self->field) || strchr (self->path, '.') != NULL;
}

/**
 * accord_table_column_value:
 * @self: a plain column
 * @record: a record of the kind
 * @title: (out) (nullable): what a link points to is called
 *
 * Returns: (transfer none) (nullable): its value; %NULL when the record's table does not have the field yet
 */
const AccordValue *
accord_table_column_value (const AccordTableColumn *self, AccordRecord *record, const char **title)
{
  int field = accord_kind_find (accord_record_kind (record), self->path);

  *title = NULL;
  if (field < 0)
    return NULL;
  *title = accord_record_link_title (record, field);
  return accord_record_value (record, field);
}

/**
 * accord_table_column_format:
 * @value: (nullable): a value of the column
 * @title: (nullable): what a link points to is called
 *
 * Returns: (transfer full): what its cell says; one line
 */
char *
accord_table_column_format (const AccordTableColumn *self, const AccordValue *value, const char *title)
{
  char *text;

  if (value == NULL || accord_value_is_empty (value))
    return g_strdup ("");
  if (self->field->type == ACCORD_FIELD_BOOLEAN)
    return g_strdup (value->number != 0 ? _("Yes") : "");
  if (self->field->type == ACCORD_FIELD_DATE)
    return accord_date_format (value->number);
  if (self->field->type == ACCORD_FIELD_TIME)
    return accord_date_format (accord_date_from_time (value->number));
  /* Several, read as one text. */
  if (accord_field_is_link (self->field) && !value->has_number)
    return g_strdup (value->text != NULL ? value->text : "");
  text = accord_field_format (self->field, value, title != NULL ? title : value->text);
  return g_strdelimit (text, "\n\r", ' ');
}

/**
 * accord_table_column_format_of:
 * @record: (nullable): a record
 * @computed: (nullable): its value, where the column is not plain
 *
 * Returns: (transfer full): what the cell of @record says
 */
char *
accord_table_column_format_of (const AccordTableColumn *self, AccordRecord *record, const AccordValue *computed)
{
  const char *title = NULL;
  const AccordValue *value = computed;

  if (self->plain)
    value = record != NULL ? accord_table_column_value (self, record, &title) : NULL;
  return accord_table_column_format (self, value, title);
}

static void
add (GPtrArray *columns, const AccordKind *kind, const char *path, int width)
{
  AccordTableColumn *column = accord_table_column_new (kind, path, width);

  if (column != NULL)
    g_ptr_array_add (columns, column);
}

static GPtrArray *
columns_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) accord_table_column_unref);
}

/**
 * accord_table_columns_offered:
 * @kind: a kind
 *
 * Returns: (transfer full): every column it may have: its fields, own ones too, then what is computed
 */
GPtrArray *
accord_table_columns_offered (const AccordKind *kind)
{
  GPtrArray *columns = columns_new ();

  for (int i = 0; i < kind->n_fields; i++)
    if (!(kind->fields[i].flags & ACCORD_FIELD_HIDDEN) && kind->fields[i].type != ACCORD_FIELD_RANK)
      add (columns, kind, kind->fields[i].name, 0);
  for (guint i = 0; i < accord_computed_count (kind); i++)
    add (columns, kind, accord_computed_field (kind, i)->name, 0);
  return columns;
}

/**
 * accord_table_columns_usual:
 * @kind: a kind
 *
 * Returns: (transfer full): the columns that a table has until somebody chooses others
 */
GPtrArray *
accord_table_columns_usual (const AccordKind *kind)
{
  if (accord_kind_is (kind, &accord_customer_kind))
    return accord_table_columns_parse (kind, "name lifecycle open_value next_step last_contact owner city industry phone");
  if (accord_kind_is (kind, &accord_deal_kind))
    return accord_table_columns_parse (kind, "name customer stage amount next_step expected_on owner");
  {
    g_autoptr (GPtrArray) offered = accord_table_columns_offered (kind);
    GPtrArray *columns = columns_new ();

    for (guint i = 0; i < offered->len; i++)
      {
        AccordTableColumn *column = g_ptr_array_index (offered, i);

        if (column->plain && (column->field->flags & (ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT)))
          g_ptr_array_add (columns, accord_table_column_ref (column));
      }
    return columns;
  }
}

/**
 * accord_table_columns_parse:
 * @kind: a kind
 * @text: "name:250 phone": paths with widths or without, as accord_table_columns_to_text() writes them
 *
 * Returns: (transfer full): the columns; those of fields that are gone are left out
 */
GPtrArray *
accord_table_columns_parse (const AccordKind *kind, const char *text)
{
  GPtrArray *columns = columns_new ();
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (int i = 0; words[i] != NULL; i++)
    {
      char *width = strchr (words[i], ':');

      if (width != NULL)
        *width++ = '\0';
      if (*words[i] != '\0')
        add (columns, kind, words[i], width != NULL ? (int) g_ascii_strtoll (width, NULL, 10) : 0);
    }
  return columns;
}

/**
 * accord_table_columns_have:
 * @columns: (element-type AccordTableColumn): columns
 * @path: what may stand in one of them
 *
 * Returns: whether it does
 */
gboolean
accord_table_columns_have (GPtrArray *columns, const char *path)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_str_equal (((AccordTableColumn *) g_ptr_array_index (columns, i))->path, path))
      return TRUE;
  return FALSE;
}

/**
 * accord_table_columns_to_text:
 * @columns: of #AccordTableColumn
 *
 * Returns: (transfer full): order, columns and widths, to be kept
 */
char *
accord_table_columns_to_text (GPtrArray *columns)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      const AccordTableColumn *column = g_ptr_array_index (columns, i);

      g_string_append_printf (text, "%s%s:%d", i > 0 ? " " : "", column->path, column->width);
    }
  return g_string_free (text, FALSE);
}
