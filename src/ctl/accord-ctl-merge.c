/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl merge: several records become one, as one undoable change. */

#include <inttypes.h>
#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-ctl-lookup.h"
#include "accord-ctl-output.h"
#include "accord-ctl.h"
#include "accord-duplicates.h"
#include "accord-record-merge.h"

/* The records named, the survivor first; their ids go into @ids. */
static GPtrArray *
find_all (AccordCtl         *ctl,
          const AccordKind  *kind,
          GArray            *ids,
          GError           **error)
{
  AccordStore *store = accord_workspace_get_store (ctl->workspace);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_record_unref);

  for (int i = 1; i < ctl->argc; i++)
    {
      AccordRecord *record = accord_ctl_find (store, kind, ctl->argv[i], error);
      gint64 id;

      if (record == NULL)
        return NULL;
      id = accord_record_id (record);
      g_ptr_array_add (records, record);
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&records);
}

static int
index_of (AccordCtl         *ctl,
          AccordRecordMerge *merge,
          const char        *typed,
          GError           **error)
{
  g_autoptr (AccordRecord) record = accord_ctl_find (accord_workspace_get_store (ctl->workspace), merge->kind, typed,
                                                     error);

  for (guint i = 0; record != NULL && i < merge->records->len; i++)
    if (accord_record_id (merge->records->pdata[i]) == accord_record_id (record))
      return (int) i;
  if (record != NULL)
    g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, _("“%s” is not one of the records to be merged."),
                 typed);
  return -1;
}

/* "phone=UID": whose value is kept. */
static gboolean
take (AccordCtl          *ctl,
      AccordRecordMerge  *merge,
      const char         *choice,
      GError            **error)
{
  const char *sign = strchr (choice, '=');
  g_autofree char *name = sign == NULL ? NULL : g_strndup (choice, (gsize) (sign - choice));
  int field = name == NULL ? -1 : accord_kind_find (merge->kind, name);
  int record;

  if (field < 0)
    {
      g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, _("“%s” is not FIELD=RECORD."), choice);
      return FALSE;
    }
  record = index_of (ctl, merge, sign + 1, error);
  if (record < 0)
    return FALSE;
  if (accord_record_merge_take (merge, field, (guint) record))
    return TRUE;
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, _("“%s” has no value in that record."), name);
  return FALSE;
}

/* One record's value of each field. */
static gboolean
are_choices (AccordCtl  *ctl,
             char      **choices)
{
  g_autoptr (GHashTable) fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; choices != NULL && choices[i] != NULL; i++)
    if (!g_hash_table_add (fields, g_strndup (choices[i], strcspn (choices[i], "="))))
      {
        accord_ctl_usage (ctl, _("“%s” was given twice."), choices[i]);
        return FALSE;
      }
  return TRUE;
}

static void
report (AccordCtl         *ctl,
        AccordRecordMerge *merge,
        AccordChangeSet   *set)
{
  if (ctl->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      g_autofree char *uid = accord_id_dup_text (accord_record_uid (merge->records->pdata[0]));

      json_builder_begin_object (builder);
      accord_ctl_json_text (builder, "uid", uid);
      accord_ctl_json_text (builder, "label", set->label);
      accord_ctl_json_int (builder, "change", set->txn);
      accord_ctl_json_int (builder, "moved", merge->n_attached);
      json_builder_end_object (builder);
      accord_ctl_print_json (builder);
      return;
    }
  for (guint i = 0; i < merge->lines->len; i++)
    {
      const AccordMergeLine *line = &g_array_index (merge->lines, AccordMergeLine, i);
      g_autofree char *text = accord_ctl_record_text (merge->records->pdata[line->chosen], line->field);
      const char *why = line->chosen == line->suggested ? accord_merge_why_to_words (line->why) : _("chosen");

      if (line->differs && why != NULL)
        g_print ("%s: %s (%s)\n", accord_field_label (&merge->kind->fields[line->field]), text, why);
      else if (line->differs)
        g_print ("%s: %s\n", accord_field_label (&merge->kind->fields[line->field]), text);
    }
  accord_ctl_say (g_dngettext (GETTEXT_PACKAGE, "%s. %u record moved. “accordctl undo FILE --change %" PRId64 "” takes it back.",
                               "%s. %u records moved. “accordctl undo FILE --change %" PRId64 "” takes it back.",
                               merge->n_attached),
                  set->label, merge->n_attached, set->txn);
}

static AccordCtlStatus
merge_records (AccordCtl        *ctl,
               const AccordKind *kind,
               char            **choices)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (AccordRecordMerge) merge = NULL;
  g_autoptr (AccordEdit) edit = NULL;
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (GError) error = NULL;

  if (accord_ctl_open (ctl, TRUE, &error))
    records = find_all (ctl, kind, ids, &error);
  if (records != NULL)
    merge = dex_await_boxed (accord_record_merge_prepare (accord_workspace_get_store (ctl->workspace), kind,
                                                          (const gint64 *) (gconstpointer) ids->data, ids->len), &error);
  for (int i = 0; merge != NULL && error == NULL && choices != NULL && choices[i] != NULL; i++)
    take (ctl, merge, choices[i], &error);
  if (merge == NULL || error != NULL)
    return accord_ctl_fail (ctl, error);
  edit = accord_record_merge_to_edit (merge);
  set = dex_await_boxed (accord_journal_commit (accord_workspace_get_journal (ctl->workspace), edit), &error);
  if (set == NULL)
    return accord_ctl_fail (ctl, error);
  report (ctl, merge, set);
  return ACCORD_CTL_DONE;
}

static AccordCtlStatus
run (AccordCtl *ctl)
{
  g_autofree char *name = NULL;
  g_auto (GStrv) choices = NULL;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &name, N_("Merge customers (default) or contacts"), N_("customer|contact") },
    { "take", 0, 0, G_OPTION_ARG_STRING_ARRAY, &choices, N_("Keep this record’s value of a field"), N_("FIELD=RECORD") },
    { NULL },
  };
  const AccordKind *kind;

  if (!accord_ctl_parse (ctl, entries) || !are_choices (ctl, choices))
    return ACCORD_CTL_USAGE;
  kind = accord_ctl_kind (ctl, name ? name : "customer");
  if (kind == NULL)
    return ACCORD_CTL_USAGE;
  if (!accord_duplicates_has (kind))
    return accord_ctl_usage (ctl, _("Customers and contacts can be merged."));
  return merge_records (ctl, kind, choices);
}

const AccordCtlCommand accord_ctl_merge_command = {
  "merge", N_("FILE SURVIVOR OTHER…"), N_("Make one record of several"), 3, -1, run,
};
