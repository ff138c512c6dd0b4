/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl duplicates: records that are likely one, as clusters, each pair with its score and why. */

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-ctl-output.h"
#include "accord-ctl-table.h"
#include "accord-ctl.h"
#include "accord-duplicates.h"

static char *
reasons_text (AccordTwinReasons reasons)
{
  g_auto (GStrv) words = accord_twin_reasons_to_words (reasons);

  return g_strjoinv (", ", words);
}

/* The records of all clusters, by id. */
static GHashTable *
load_records (AccordCtl         *ctl,
              AccordDuplicates  *found,
              GError           **error)
{
  AccordStore *store = accord_workspace_get_store (ctl->workspace);
  GHashTable *by_id = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) accord_record_unref);

  for (guint i = 0; i < found->clusters->len; i++)
    {
      const AccordTwinCluster *cluster = found->clusters->pdata[i];
      g_autoptr (GPtrArray) records = dex_await_boxed (accord_store_load (store, found->kind, cluster->ids,
                                                                          cluster->n_ids), error);

      if (records == NULL)
        {
          g_hash_table_unref (by_id);
          return NULL;
        }
      for (guint k = 0; k < records->len; k++)
        if (records->pdata[k] != NULL)
          g_hash_table_insert (by_id, GSIZE_TO_POINTER (cluster->ids[k]), accord_record_ref (records->pdata[k]));
    }
  return by_id;
}

static void
json_record (JsonBuilder  *builder,
             AccordRecord *record)
{
  g_autofree char *uid = accord_id_dup_text (accord_record_uid (record));

  json_builder_begin_object (builder);
  accord_ctl_json_text (builder, "uid", uid);
  accord_ctl_json_text (builder, "name", accord_record_title (record));
  json_builder_end_object (builder);
}

static void
json_pairs (JsonBuilder      *builder,
            AccordDuplicates *found,
            GHashTable       *by_id)
{
  json_builder_set_member_name (builder, "pairs");
  json_builder_begin_array (builder);
  for (guint i = 0; i < found->pairs->len; i++)
    {
      const AccordTwins *pair = &g_array_index (found->pairs, AccordTwins, i);
      AccordRecord *a = g_hash_table_lookup (by_id, GSIZE_TO_POINTER (pair->a));
      AccordRecord *b = g_hash_table_lookup (by_id, GSIZE_TO_POINTER (pair->b));
      g_auto (GStrv) words = accord_twin_reasons_to_words (pair->reasons);

      if (a == NULL || b == NULL)
        continue;
      json_builder_begin_object (builder);
      accord_ctl_json_int (builder, "score", pair->score);
      json_builder_set_member_name (builder, "reasons");
      json_builder_begin_array (builder);
      for (int k = 0; words[k] != NULL; k++)
        json_builder_add_string_value (builder, words[k]);
      json_builder_end_array (builder);
      json_builder_set_member_name (builder, "records");
      json_builder_begin_array (builder);
      json_record (builder, a);
      json_record (builder, b);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
json_clusters (JsonBuilder      *builder,
               AccordDuplicates *found,
               GHashTable       *by_id)
{
  json_builder_set_member_name (builder, "clusters");
  json_builder_begin_array (builder);
  for (guint i = 0; i < found->clusters->len; i++)
    {
      const AccordTwinCluster *cluster = found->clusters->pdata[i];

      json_builder_begin_object (builder);
      accord_ctl_json_int (builder, "score", cluster->score);
      json_builder_set_member_name (builder, "records");
      json_builder_begin_array (builder);
      for (guint k = 0; k < cluster->n_ids; k++)
        {
          AccordRecord *record = g_hash_table_lookup (by_id, GSIZE_TO_POINTER (cluster->ids[k]));

          if (record != NULL)
            json_record (builder, record);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (AccordDuplicates *found,
            GHashTable       *by_id)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  accord_ctl_json_text (builder, "kind", found->kind->name);
  accord_ctl_json_int (builder, "scanned", found->n_scanned);
  json_clusters (builder, found, by_id);
  json_pairs (builder, found, by_id);
  json_builder_end_object (builder);
  accord_ctl_print_json (builder);
}

static void
print_table (AccordDuplicates *found,
             GHashTable       *by_id)
{
  g_autoptr (AccordCtlTable) table = accord_ctl_table_new ();

  accord_ctl_table_add_column (table, _("Score"), TRUE);
  accord_ctl_table_add_column (table, "UID", FALSE);
  accord_ctl_table_add_column (table, accord_kind_label (found->kind), FALSE);
  accord_ctl_table_add_column (table, _("Why"), FALSE);
  for (guint i = 0; i < found->clusters->len; i++)
    {
      const AccordTwinCluster *cluster = found->clusters->pdata[i];
      g_autofree char *why = reasons_text (cluster->reasons);
      g_autofree char *score = g_strdup_printf ("%d", cluster->score);

      for (guint k = 0; k < cluster->n_ids; k++)
        {
          AccordRecord *record = g_hash_table_lookup (by_id, GSIZE_TO_POINTER (cluster->ids[k]));
          g_autofree char *uid = record ? accord_id_dup_text (accord_record_uid (record)) : NULL;

          if (record == NULL)
            continue;
          accord_ctl_table_add_cell (table, k == 0 ? score : "");
          accord_ctl_table_add_cell (table, uid);
          accord_ctl_table_add_cell (table, accord_record_title (record));
          accord_ctl_table_add_cell (table, k == 0 ? why : "");
        }
    }
  accord_ctl_table_print (table);
}

static AccordCtlStatus
show (AccordCtl        *ctl,
      AccordDuplicates *found)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) by_id = load_records (ctl, found, &error);

  if (by_id == NULL)
    return accord_ctl_fail (ctl, error);
  if (ctl->json)
    print_json (found, by_id);
  else if (found->clusters->len > 0)
    print_table (found, by_id);
  accord_ctl_say (g_dngettext (GETTEXT_PACKAGE, "%u record looked at, %u groups of likely duplicates.",
                               "%u records looked at, %u groups of likely duplicates.", found->n_scanned),
                  found->n_scanned, found->clusters->len);
  if (found->more)
    accord_ctl_say (_("There are more; merge some of these and look again."));
  return ACCORD_CTL_DONE;
}

static AccordCtlStatus
run (AccordCtl *ctl)
{
  g_autofree char *name = NULL;
  int min_score = ACCORD_TWIN_LIKELY;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &name, N_("Look at customers (default) or contacts"), N_("customer|contact") },
    { "min-score", 0, 0, G_OPTION_ARG_INT, &min_score, N_("Leave out what is less likely, 1 to 100 (default 60)"), N_("N") },
    { NULL },
  };
  g_autoptr (AccordDuplicates) found = NULL;
  g_autoptr (GError) error = NULL;
  const AccordKind *kind;

  if (!accord_ctl_parse (ctl, entries))
    return ACCORD_CTL_USAGE;
  kind = accord_ctl_kind (ctl, name ? name : "customer");
  if (kind == NULL)
    return ACCORD_CTL_USAGE;
  if (!accord_duplicates_has (kind))
    return accord_ctl_usage (ctl, _("Duplicates are looked for among customers and contacts."));
  if (min_score < 1 || min_score > 100)
    return accord_ctl_usage (ctl, _("“%d” is not a score from 1 to 100."), min_score);
  if (accord_ctl_open (ctl, FALSE, &error))
    found = dex_await_boxed (accord_duplicates_scan (accord_workspace_get_store (ctl->workspace), kind, min_score, NULL,
                                                     NULL, NULL), &error);
  return found == NULL ? accord_ctl_fail (ctl, error) : show (ctl, found);
}

const AccordCtlCommand accord_ctl_duplicates_command = {
  "duplicates", N_("FILE"), N_("Find records that are likely one"), 1, 1, run,
};
