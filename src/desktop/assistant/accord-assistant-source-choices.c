/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The menus below a file: what rows are, encoding, separator, sheet, headings and order of dates, as found or chosen. */

#include "accord-config.h"

#include "accord-assistant-source-row-private.h"

#include <glib/gi18n-lib.h>
#include "accord-assistant-words.h"

#define HEADER_LINES 12

static const char separators[] = { 0, ',', ';', '\t', '|' };
const AccordDateOrder accord_assistant_orders[ACCORD_N_ASSISTANT_ORDERS] = { ACCORD_DATE_ORDER_UNKNOWN, ACCORD_DATE_ORDER_DMY, ACCORD_DATE_ORDER_MDY };

/* GTK makes rows for all names, seen or not: a menu that is not shown has none. */
static void
fill (AdwComboRow *row, GtkStringList *names, guint chosen, gboolean visible)
{
  adw_combo_row_set_model (row, visible ? G_LIST_MODEL (names) : NULL);
  if (visible)
    adw_combo_row_set_selected (row, chosen);
  gtk_widget_set_visible (GTK_WIDGET (row), visible);
  g_object_unref (names);
}

/* "Found: comma" */
static void
add_found (GtkStringList *names, const char *found)
{
  g_autofree char *text = found == NULL || *found == '\0' ? g_strdup (_("Found by Itself"))
                                                          : g_strdup_printf (_("Found: %s"), found);

  gtk_string_list_append (names, text);
}

static void
fill_kinds (SourceRow *self, AccordImportPlan *plan)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  int n_all, n = 0;
  const AccordKind *const *all = accord_kinds (&n_all);
  const AccordKind *kind = accord_import_plan_get_kind (plan);
  gboolean asks = !accord_assistant_source_is_guessed (self->source);
  guint chosen = 0;

  /* What is asked for is not chosen yet, so that each answer can be given. */
  if (asks)
    {
      self->kinds[n++] = NULL;
      gtk_string_list_append (names, _("Choose…"));
    }
  for (int i = 0; i < n_all; i++)
    if ((all[i]->flags & ACCORD_KIND_EXCHANGED) || accord_kind_is (all[i], kind))
      {
        if (accord_kind_is (all[i], kind) && !asks)
          chosen = n;
        self->kinds[n++] = all[i];
        gtk_string_list_append (names, accord_kind_plural (all[i]));
      }
  self->kinds[n] = NULL;
  fill (self->kind, names, chosen, TRUE);
}

static void
fill_encodings (SourceRow *self, AccordImportPlan *plan)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  add_found (names, accord_import_plan_get_encoding (plan));
  for (int i = 1; i < ACCORD_N_ENCODINGS; i++)
    gtk_string_list_append (names, accord_encoding_name (i));
  fill (self->encoding, names, accord_assistant_source_get_options (self->source)->encoding,
        accord_import_plan_get_format (plan) != ACCORD_TABLE_XLSX);
}

static void
fill_separators (SourceRow *self, AccordImportPlan *plan)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  char said = accord_assistant_source_get_options (self->source)->separator;
  guint chosen = 0;

  add_found (names, accord_assistant_separator_name (accord_import_plan_get_separator (plan)));
  for (guint i = 1; i < G_N_ELEMENTS (separators); i++)
    {
      gtk_string_list_append (names, accord_assistant_separator_name (separators[i]));
      if (said == separators[i])
        chosen = i;
    }
  fill (self->separator, names, chosen, accord_import_plan_get_format (plan) == ACCORD_TABLE_CSV);
}

static void
fill_sheets (SourceRow *self, AccordImportPlan *plan)
{
  const char *const *sheets = accord_assistant_source_get_sheets (self->source);
  const char *now = plan != NULL ? accord_import_plan_get_sheet (plan)
                                 : accord_assistant_source_get_options (self->source)->sheet;
  GtkStringList *names = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = 0; sheets != NULL && sheets[i] != NULL; i++)
    {
      gtk_string_list_append (names, sheets[i]);
      if (g_strcmp0 (sheets[i], now) == 0)
        chosen = i;
    }
  fill (self->sheet, names, chosen, sheets != NULL && sheets[0] != NULL && sheets[1] != NULL);
}

static void
fill_headers (SourceRow *self, AccordImportPlan *plan)
{
  const AccordTableOptions *options = accord_assistant_source_get_options (self->source);
  AccordTableFormat format = accord_import_plan_get_format (plan);
  g_autofree char *found = accord_assistant_describe_header (plan);
  GtkStringList *names = gtk_string_list_new (NULL);

  add_found (names, found);
  for (int i = 1; i <= HEADER_LINES; i++)
    {
      g_autofree char *line = g_strdup_printf (_("In line %d"), i);

      gtk_string_list_append (names, line);
    }
  gtk_string_list_append (names, _("The first row is data"));
  fill (self->header, names, options->no_header ? HEADER_LINES + 1 : MIN (options->header_line, HEADER_LINES),
        format == ACCORD_TABLE_CSV || format == ACCORD_TABLE_XLSX);
}

static void
fill_orders (SourceRow *self, AccordImportPlan *plan)
{
  AccordDateOrder said = accord_import_plan_get_date_order (plan);
  GtkStringList *names = gtk_string_list_new (NULL);
  guint chosen = 0;

  add_found (names, accord_assistant_order_name (accord_assistant_find_order (plan, NULL)));
  for (guint i = 1; i < ACCORD_N_ASSISTANT_ORDERS; i++)
    {
      gtk_string_list_append (names, accord_assistant_order_name (accord_assistant_orders[i]));
      if (said == accord_assistant_orders[i])
        chosen = i;
    }
  fill (self->order, names, chosen, accord_assistant_open_dates (plan) != NULL || chosen > 0);
}

static void
hide_choices (SourceRow *self)
{
  AdwComboRow *rows[] = { self->kind, self->encoding, self->separator, self->header, self->order };

  /* Encoding and separator may be what is wrong: they stay as they were chosen. */
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i] != self->encoding && rows[i] != self->separator && rows[i] != self->header)
      gtk_widget_set_visible (GTK_WIDGET (rows[i]), FALSE);
}

/**
 * accord_assistant_source_row_fill:
 * @self: the row of a file
 * @plan: (nullable): what was found in it; %NULL: it could not be read
 *
 * Fills the menus anew, with what was found and what was chosen.
 */
void
accord_assistant_source_row_fill (SourceRow *self, AccordImportPlan *plan)
{
  self->updating = TRUE;
  fill_sheets (self, plan);
  if (plan == NULL)
    hide_choices (self);
  else
    {
      fill_kinds (self, plan);
      fill_encodings (self, plan);
      fill_separators (self, plan);
      fill_headers (self, plan);
      fill_orders (self, plan);
    }
  self->updating = FALSE;
}

/**
 * accord_assistant_source_row_read_as:
 * @self: the row of a file
 *
 * Something was chosen in the menus: the file is read anew.
 */
void
accord_assistant_source_row_read_as (SourceRow *self)
{
  AccordTableOptions options = *accord_assistant_source_get_options (self->source);
  const char *const *sheets = accord_assistant_source_get_sheets (self->source);
  guint encoding = adw_combo_row_get_selected (self->encoding);
  guint sheet = adw_combo_row_get_selected (self->sheet);
  guint header = adw_combo_row_get_selected (self->header);
  guint separator = adw_combo_row_get_selected (self->separator);

  if (self->updating)
    return;
  options.encoding = encoding < ACCORD_N_ENCODINGS ? encoding : ACCORD_ENCODING_UNKNOWN;
  options.separator = separator < G_N_ELEMENTS (separators) ? separators[separator] : 0;
  options.no_header = header == HEADER_LINES + 1;
  options.header_line = header <= HEADER_LINES ? header : 0;
  if (sheets != NULL && sheet < g_strv_length ((char **) sheets))
    options.sheet = sheets[sheet];
  accord_assistant_source_read_as (self->source, &options);
}
