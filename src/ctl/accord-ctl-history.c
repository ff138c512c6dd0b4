/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl history: who changed what, of one record or of the whole file. Newest first. */

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-ctl-lookup.h"
#include "accord-ctl-output.h"
#include "accord-ctl-table.h"
#include "accord-ctl.h"
#include "accord-journal-rows.h"

#define DEFAULT_LIMIT 50

static const char *
operation_label (char operation)
{
  switch (operation)
    {
    case 'i':
      return C_("what was done", "Created");
    case 'd':
      return _("Deleted");
    case 'r':
      return _("Restored");
    case 'e':
      return _("Personal data erased");
    case 'p':
      return _("Deleted for good");
    case 'b':
      return _("Kept: it was taken out of the Trash");
    default:
      return C_("what was done", "Changed");
    }
}

/* What an undo took back, it says. */
static char *
told_label (const char *label, const char *origin)
{
  if (g_strcmp0 (origin, "undo") == 0)
    return g_strdup_printf (_("Undid: %s"), label);
  return g_strcmp0 (origin, "redo") == 0 ? g_strdup_printf (_("Redid: %s"), label) : g_strdup (label);
}

static void
add_head (JsonBuilder *builder,
          gint64       at,
          const char  *actor,
          const char  *label,
          const char  *origin)
{
  g_autofree char *time = accord_time_to_iso (at);

  accord_ctl_json_text (builder, "at", time);
  accord_ctl_json_text (builder, "actor", actor);
  accord_ctl_json_text (builder, "label", label);
  accord_ctl_json_text (builder, "origin", origin);
}

static void
add_line (JsonBuilder             *builder,
          const AccordKind        *kind,
          const AccordHistoryLine *line)
{
  const AccordField *field = line->field < 0 ? NULL : &kind->fields[line->field];

  json_builder_begin_object (builder);
  add_head (builder, line->at, line->actor, line->label, line->origin);
  accord_ctl_json_text (builder, "operation", accord_history_line_get_operation (line));
  if (strchr ("ul", line->operation) != NULL && field != NULL)
    {
      accord_ctl_json_text (builder, "field", field->name);
      json_builder_set_member_name (builder, "from");
      accord_value_to_json (field, &line->before, line->before_title, builder);
      json_builder_set_member_name (builder, "to");
      accord_value_to_json (field, &line->after, line->after_title, builder);
    }
  json_builder_end_object (builder);
}

static void
print_lines_json (const AccordKind *kind,
                  GPtrArray        *lines)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < lines->len; i++)
    add_line (builder, kind, lines->pdata[i]);
  json_builder_end_array (builder);
  accord_ctl_print_json (builder);
}

static void
add_line_cells (AccordCtlTable          *table,
                const AccordKind        *kind,
                const AccordHistoryLine *line)
{
  const AccordField *field = line->field < 0 ? NULL : &kind->fields[line->field];
  g_autofree char *time = accord_time_to_iso (line->at);
  g_autofree char *before = field == NULL ? NULL
                                          : accord_field_format (field, &line->before, line->before_title);
  g_autofree char *after = field == NULL ? NULL
                                         : accord_field_format (field, &line->after, line->after_title);
  gboolean lost = line->operation == 'l', changed = (lost || line->operation == 'u') && field != NULL;
  g_autofree char *label = told_label (line->label, line->origin);
  g_autofree char *told = lost && field != NULL ? g_strdup_printf (_("%s (not kept)"), after) : NULL;

  accord_ctl_table_add_cell (table, time);
  accord_ctl_table_add_cell (table, line->actor);
  accord_ctl_table_add_cell (table, changed ? accord_field_label (field)
                                            : operation_label (line->operation));
  accord_ctl_table_add_cell (table, changed ? before : NULL);
  accord_ctl_table_add_cell (table, told != NULL ? told : changed ? after : NULL);
  accord_ctl_table_add_cell (table, label);
}

static void
print_lines (const AccordKind *kind,
             GPtrArray        *lines)
{
  g_autoptr (AccordCtlTable) table = accord_ctl_table_new ();
  const char *const headings[] = { _("When"), _("Who"), _("Field"), _("From"), _("To"), _("Change") };

  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    accord_ctl_table_add_column (table, headings[i], FALSE);
  for (guint i = 0; i < lines->len; i++)
    add_line_cells (table, kind, lines->pdata[i]);
  accord_ctl_table_print (table);
}

static void
print_txns_json (GPtrArray *txns)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < txns->len; i++)
    {
      const AccordTxnLine *txn = txns->pdata[i];

      json_builder_begin_object (builder);
      accord_ctl_json_int (builder, "change", txn->txn);
      add_head (builder, txn->at, txn->actor, txn->label, txn->origin);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  accord_ctl_print_json (builder);
}

static void
print_txns (GPtrArray *txns)
{
  g_autoptr (AccordCtlTable) table = accord_ctl_table_new ();

  accord_ctl_table_add_column (table, C_("of a change", "Number"), TRUE);
  accord_ctl_table_add_column (table, _("When"), FALSE);
  accord_ctl_table_add_column (table, _("Who"), FALSE);
  accord_ctl_table_add_column (table, _("Change"), FALSE);
  for (guint i = 0; i < txns->len; i++)
    {
      const AccordTxnLine *txn = txns->pdata[i];
      g_autofree char *time = accord_time_to_iso (txn->at);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, txn->txn);
      g_autofree char *label = told_label (txn->label, txn->origin);

      accord_ctl_table_add_cell (table, number);
      accord_ctl_table_add_cell (table, time);
      accord_ctl_table_add_cell (table, txn->actor);
      accord_ctl_table_add_cell (table, label);
    }
  accord_ctl_table_print (table);
}

static AccordCtlStatus
print_file (AccordCtl *ctl,
            gint64     limit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) txns = NULL;

  if (accord_ctl_open (ctl, FALSE, &error))
    txns = dex_await_boxed (accord_store_recent_txns (accord_workspace_get_store (ctl->workspace),
                                                      limit),
                            &error);
  if (txns == NULL)
    return accord_ctl_fail (ctl, error);
  if (ctl->json)
    print_txns_json (txns);
  else
    print_txns (txns);
  return ACCORD_CTL_DONE;
}

static AccordCtlStatus
print_record (AccordCtl        *ctl,
              const AccordKind *kind,
              int               limit)
{
  g_autoptr (AccordRecord) record = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  AccordStore *store;

  if (!accord_ctl_open (ctl, FALSE, &error))
    return accord_ctl_fail (ctl, error);
  store = accord_workspace_get_store (ctl->workspace);
  kind = accord_ctl_own_kind (ctl, kind);
  record = accord_ctl_find (store, kind, ctl->argv[2], &error);
  if (record != NULL)
    lines = dex_await_boxed (accord_store_history (store, kind, accord_record_id (record)), &error);
  if (lines == NULL)
    return accord_ctl_fail (ctl, error);
  if (limit > 0 && lines->len > (guint) limit)
    g_ptr_array_set_size (lines, limit);
  if (ctl->json)
    print_lines_json (kind, lines);
  else
    print_lines (kind, lines);
  return ACCORD_CTL_DONE;
}

static AccordCtlStatus
run (AccordCtl *ctl)
{
  gint64 limit = ACCORD_CTL_NOT_GIVEN;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT64, &limit, N_("At most so many changes; of the file 50, if not said"), N_("N") },
    { NULL },
  };
  const AccordKind *kind;

  if (!accord_ctl_parse (ctl, entries))
    return ACCORD_CTL_USAGE;
  if (limit != ACCORD_CTL_NOT_GIVEN && (limit <= 0 || limit > G_MAXINT))
    return accord_ctl_usage (ctl, _("A limit must be more than zero."));
  if (ctl->argc == 1)
    return print_file (ctl, limit != ACCORD_CTL_NOT_GIVEN ? limit : DEFAULT_LIMIT);
  if (ctl->argc == 2)
    return accord_ctl_usage (ctl, _("Say which record, or neither kind nor record."));
  kind = accord_ctl_kind (ctl, ctl->argv[1]);
  return kind == NULL ? ACCORD_CTL_USAGE : print_record (ctl, kind, limit > 0 ? (int) limit : 0);
}

const AccordCtlCommand accord_ctl_history_command = {
  "history", N_("FILE [KIND UID]"), N_("Tell who changed what"), 1, 3, run,
};
