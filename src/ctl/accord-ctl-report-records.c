/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl report --records: what each figure is made of. A ratio has its numerator's and its denominator's records apart; a
 * figure made of others names those, which can be asked for in their turn. */

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-ctl-report-records.h"

#include "accord-ctl-output.h"
#include "accord-ctl-table.h"
#include "accord-figure-part.h"
#include "accord-figure-words.h"

typedef struct {
  AccordCtl *ctl;
  const AccordReportRequest *request;
  JsonBuilder *builder;  /* or */
  AccordCtlTable *table;
} Printing;

static void
add_group_cells (const Printing *self, const AccordFigure *figure)
{
  const char *group = figure->group == NULL ? _("Total") : accord_figure_group_words (self->request, figure);

  accord_ctl_table_add_cell (self->table, _(figure->kpi->label));
  accord_ctl_table_add_cell (self->table, *group == '\0' ? _("Without") : group);
}

static void
add_record (const Printing *self, const AccordFigure *figure, const AccordFigurePart *part, AccordRecord *record)
{
  char uid[ACCORD_ID_TEXT + 1];

  accord_id_to_text (accord_record_uid (record), uid);
  if (self->builder != NULL)
    {
      json_builder_begin_object (self->builder);
      accord_ctl_json_text (self->builder, "uid", uid);
      accord_ctl_json_text (self->builder, "name", accord_record_title (record));
      json_builder_end_object (self->builder);
      return;
    }
  add_group_cells (self, figure);
  accord_ctl_table_add_cell (self->table, part->label);
  accord_ctl_table_add_cell (self->table, uid);
  accord_ctl_table_add_cell (self->table, accord_record_title (record));
}

static gboolean
add_records (const Printing *self, const AccordFigure *figure, const AccordFigurePart *part, GError **error)
{
  g_autoptr (GPtrArray) records = dex_await_boxed (accord_store_select (accord_workspace_get_store (self->ctl->workspace), part->query), error);

  if (records == NULL)
    return FALSE;
  if (self->builder != NULL)
    {
      accord_ctl_json_text (self->builder, "kind", accord_query_kind (part->query)->name);
      accord_ctl_json_int (self->builder, "n", part->n);
      json_builder_set_member_name (self->builder, "records");
      json_builder_begin_array (self->builder);
    }
  for (guint i = 0; i < records->len; i++)
    add_record (self, figure, part, g_ptr_array_index (records, i));
  if (self->builder != NULL)
    json_builder_end_array (self->builder);
  return TRUE;
}

/* A figure that this one is made of, with its value. */
static void
add_input (const Printing *self, const AccordFigure *figure, const AccordFigurePart *part)
{
  g_autofree char *value = accord_figure_format (part->figure);

  if (self->builder != NULL)
    {
      accord_ctl_json_text (self->builder, "of", part->figure->kpi->id);
      accord_ctl_json_text (self->builder, "value", value);
      accord_ctl_json_int (self->builder, "numerator", part->figure->numerator);
      accord_ctl_json_int (self->builder, "denominator", part->figure->denominator);
      accord_ctl_json_int (self->builder, "n", part->figure->n);
      return;
    }
  add_group_cells (self, figure);
  accord_ctl_table_add_cell (self->table, part->label);
  accord_ctl_table_add_cell (self->table, part->figure->kpi->id);
  accord_ctl_table_add_cell (self->table, value);
}

static gboolean
add_part (const Printing *self, const AccordFigure *figure, const AccordFigurePart *part, GError **error)
{
  gboolean good = TRUE;

  if (self->builder != NULL)
    {
      json_builder_begin_object (self->builder);
      accord_ctl_json_text (self->builder, "kpi", figure->kpi->id);
      accord_ctl_json_text (self->builder, "group", figure->group);
      accord_ctl_json_text (self->builder, "part", part->label);
    }
  if (part->query != NULL)
    good = add_records (self, figure, part, error);
  else
    add_input (self, figure, part);
  if (self->builder != NULL)
    json_builder_end_object (self->builder);
  return good;
}

static gboolean
add_figure (const Printing *self, const AccordFigure *figure, GError **error)
{
  g_autoptr (GPtrArray) parts = dex_await_boxed (accord_figure_parts (accord_workspace_get_store (self->ctl->workspace), self->request, figure), error);

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    if (!add_part (self, figure, g_ptr_array_index (parts, i), error))
      return FALSE;
  return parts != NULL;
}

/**
 * accord_ctl_print_parts:
 * @ctl: the command
 * @request: what was asked for
 * @figures: (element-type AccordFigure): the answer
 * @error: return location for an error
 *
 * Prints what each figure is made of.
 *
 * Returns: %FALSE with @error set if the file could not be read
 */
gboolean
accord_ctl_print_parts (AccordCtl *ctl, const AccordReportRequest *request, GPtrArray *figures, GError **error)
{
  g_autoptr (JsonBuilder) builder = ctl->json ? json_builder_new () : NULL;
  g_autoptr (AccordCtlTable) table = ctl->json ? NULL : accord_ctl_table_new ();
  Printing self = { ctl, request, builder, table };
  const char *const headings[] = { _("Figure"), _("Of"), _("Made of"), _("Id"), _("Name") };

  for (gsize i = 0; table != NULL && i < G_N_ELEMENTS (headings); i++)
    accord_ctl_table_add_column (table, headings[i], FALSE);
  if (builder != NULL)
    json_builder_begin_array (builder);
  for (guint i = 0; i < figures->len; i++)
    if (!add_figure (&self, g_ptr_array_index (figures, i), error))
      return FALSE;
  if (builder != NULL)
    {
      json_builder_end_array (builder);
      accord_ctl_print_json (builder);
    }
  else
    accord_ctl_table_print (table);
  return TRUE;
}
