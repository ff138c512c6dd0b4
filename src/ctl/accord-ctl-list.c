/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl list: records of one kind. */

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-ctl-output.h"
#include "accord-ctl-query.h"
#include "accord-ctl-table.h"
#include "accord-ctl.h"

#define DEFAULT_COLUMNS 6

static gboolean
is_worth_a_column (const AccordField *field)
{
  return !(field->flags & (ACCORD_FIELD_HIDDEN | ACCORD_FIELD_TITLE))
         && (field->flags & ACCORD_FIELD_FACT) && field->type != ACCORD_FIELD_LONG_TEXT;
}

static GArray *
default_columns (const AccordKind *kind)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (int));
  int title = accord_kind_title (kind);

  if (title >= 0)
    g_array_append_val (columns, title);
  for (int f = 0; f < kind->n_fields && columns->len < DEFAULT_COLUMNS; f++)
    if (is_worth_a_column (&kind->fields[f]))
      g_array_append_val (columns, f);
  return columns;
}

static GArray *
find_columns (AccordCtl        *ctl,
              const AccordKind *kind,
              const char       *typed)
{
  g_autoptr (GArray) columns = NULL;
  g_auto (GStrv) names = NULL;

  if (typed == NULL)
    return default_columns (kind);
  columns = g_array_new (FALSE, FALSE, sizeof (int));
  names = g_strsplit (typed, ",", -1);
  for (int i = 0; names[i] != NULL; i++)
    {
      int field = accord_kind_find_typed (kind, g_strstrip (names[i]));

      if (field < 0)
        {
          accord_ctl_usage (ctl, _("A %s has no field “%s”."), kind->name, names[i]);
          return NULL;
        }
      g_array_append_val (columns, field);
    }
  return g_steal_pointer (&columns);
}

static void
print_table (const AccordKind *kind,
             GPtrArray        *records,
             GArray           *columns)
{
  g_autoptr (AccordCtlTable) table = accord_ctl_table_new ();

  accord_ctl_table_add_column (table, "UID", FALSE);
  for (guint c = 0; c < columns->len; c++)
    {
      const AccordField *field = &kind->fields[g_array_index (columns, int, c)];

      accord_ctl_table_add_column (table, accord_field_label (field),
                                   field->type == ACCORD_FIELD_MONEY
                                     || field->type == ACCORD_FIELD_INTEGER
                                     || field->type == ACCORD_FIELD_PERCENT
                                     || field->type == ACCORD_FIELD_QUANTITY
                                     || field->type == ACCORD_FIELD_DECIMAL
                                     || field->type == ACCORD_FIELD_RATE);
    }
  for (guint i = 0; i < records->len; i++)
    {
      char uid[ACCORD_ID_TEXT + 1];

      accord_id_to_text (accord_record_uid (records->pdata[i]), uid);
      accord_ctl_table_add_cell (table, uid);
      for (guint c = 0; c < columns->len; c++)
        {
          g_autofree char *text = accord_ctl_record_text (records->pdata[i],
                                                          g_array_index (columns, int, c));

          accord_ctl_table_add_cell (table, text);
        }
    }
  accord_ctl_table_print (table);
}

static void
print_json (GPtrArray *records)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < records->len; i++)
    accord_record_to_json (records->pdata[i], builder);
  json_builder_end_array (builder);
  accord_ctl_print_json (builder);
}

static AccordCtlStatus
list (AccordCtl            *ctl,
      const AccordKind     *kind,
      const AccordCtlQuery *options,
      const char           *typed)
{
  g_autoptr (GArray) columns = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordQuery) query = NULL;
  g_autoptr (GPtrArray) records = NULL;

  if (!accord_ctl_open (ctl, FALSE, &error))
    return accord_ctl_fail (ctl, error);
  kind = accord_ctl_own_kind (ctl, kind);
  columns = find_columns (ctl, kind, typed);
  if (columns == NULL)
    return ACCORD_CTL_USAGE;
  query = accord_ctl_query_make (ctl, options, kind, &error);
  if (query == NULL)
    return accord_ctl_usage (ctl, "%s", error->message);
  records = dex_await_boxed (accord_store_select (accord_workspace_get_store (ctl->workspace),
                                                  query),
                             &error);
  if (records == NULL)
    return accord_ctl_fail (ctl, error);
  if (ctl->json)
    print_json (records);
  else
    print_table (kind, records, columns);
  return ACCORD_CTL_DONE;
}

static AccordCtlStatus
run (AccordCtl *ctl)
{
  g_auto (AccordCtlQuery) options = { NULL };
  g_autofree char *typed = NULL;
  const GOptionEntry entries[] = {
    ACCORD_CTL_QUERY_OPTIONS (&options),
    { "columns", 0, 0, G_OPTION_ARG_STRING, &typed, N_("Fields to show, separated by commas"),
      N_("FIELD,…") },
    { NULL },
  };
  const AccordKind *kind;

  if (!accord_ctl_parse (ctl, entries))
    return ACCORD_CTL_USAGE;
  kind = accord_ctl_kind (ctl, ctl->argv[1]);
  return kind == NULL ? ACCORD_CTL_USAGE : list (ctl, kind, &options, typed);
}

const AccordCtlCommand accord_ctl_list_command = {
  "list", N_("FILE KIND"), N_("List records"), 2, 2, run,
};
