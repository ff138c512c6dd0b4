/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A pipeline by itself. When it goes, the deals of its stages go to those of the others; which ones is asked. */

#include "accord-config.h"

#include "accord-pipeline-settings.h"

#include <glib/gi18n-lib.h>
#include "accord-commit.h"
#include "accord-setting-row.h"
#include "accord-stage-map-dialog.h"
#include "accord-subpage.h"

static const char *const fields[] = { "name", "about", "plans_ignored" };

typedef struct
{
  GWeakRef from;
  AccordWorkspace *workspace;
  gint64 pipeline;
  GPtrArray *stages; /* of all pipelines, once read */
} Removal;

static void
removal_free (gpointer data)
{
  Removal *removal = data;

  g_weak_ref_clear (&removal->from);
  g_object_unref (removal->workspace);
  g_clear_pointer (&removal->stages, g_ptr_array_unref);
  g_free (removal);
}

static Removal *
removal_new (GtkWidget *from, AccordWorkspace *workspace, gint64 pipeline)
{
  Removal *removal = g_new0 (Removal, 1);

  g_weak_ref_init (&removal->from, from);
  removal->workspace = g_object_ref (workspace);
  removal->pipeline = pipeline;
  return removal;
}

static void
run (Removal *removal, const AccordStageMove *moves, guint n_moves)
{
  g_autoptr (GtkWidget) from = g_weak_ref_get (&removal->from);
  DexFuture *future = accord_pipeline_delete (accord_workspace_get_journal (removal->workspace), removal->pipeline, moves, n_moves);

  dex_future_disown (from != NULL ? accord_tell_refusal (from, future) : future);
  if (from != NULL)
    accord_subpage_pop (from);
}

static void
mapped_cb (AdwDialog *dialog, GArray *moves, gpointer data)
{
  run (data, (const AccordStageMove *) (void *) moves->data, moves->len);
}

static gboolean
holds (GPtrArray *deals, gint64 stage)
{
  for (guint i = 0; i < deals->len; i++)
    if (accord_record_number (deals->pdata[i], "stage") == stage)
      return TRUE;
  return FALSE;
}

static DexFuture *
deals_read_cb (DexFuture *future, gpointer data)
{
  Removal *removal = data;
  GPtrArray *deals = g_value_get_boxed (dex_future_get_value (future, NULL));
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_record_unref);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_record_unref);
  g_autoptr (GtkWidget) from = g_weak_ref_get (&removal->from);
  AdwDialog *dialog;

  for (guint i = 0; i < removal->stages->len; i++)
    {
      AccordRecord *stage = removal->stages->pdata[i];

      if (accord_record_number (stage, "pipeline") != removal->pipeline)
        g_ptr_array_add (others, accord_record_ref (stage));
      else if (holds (deals, accord_record_id (stage)))
        g_ptr_array_add (left, accord_record_ref (stage));
    }
  if (from == NULL)
    return dex_future_new_true ();
  if (others->len == 0)
    accord_say_error (from, _ ("This is the only pipeline. Add another before you delete it."));
  else if (left->len == 0)
    run (removal, NULL, 0);
  else
    {
      dialog = accord_stage_map_dialog_new (_ ("Delete the Pipeline?"), _ ("Which stages do its deals go to?"),
                                            _ ("Move and _Delete"), left, others);
      g_signal_connect_data (dialog, "apply", G_CALLBACK (mapped_cb), removal_new (from, removal->workspace, removal->pipeline),
                             (GClosureNotify) (void (*) (void)) removal_free, 0);
      adw_dialog_present (dialog, from);
    }
  return dex_future_new_true ();
}

static DexFuture *
stages_read_cb (DexFuture *future, gpointer data)
{
  Removal *removal = data;
  g_autoptr (AccordQuery) query = accord_query_new (&accord_deal_kind);

  removal->stages = g_value_dup_boxed (dex_future_get_value (future, NULL));
  accord_query_add_number (query, "stage.pipeline", ACCORD_OP_IS, removal->pipeline);
  return accord_store_select (accord_workspace_get_store (removal->workspace), query);
}

static void
delete_cb (GtkWidget *row, gpointer data)
{
  AccordWorkspace *workspace = data;
  const gint64 *pipeline = g_object_get_data (G_OBJECT (row), "accord-pipeline");
  Removal *removal = removal_new (row, workspace, *pipeline);
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_kind);
  DexFuture *future = accord_store_select (accord_workspace_get_store (workspace), query);

  future = dex_future_then (future, stages_read_cb, removal, NULL);
  dex_future_disown (dex_future_then (accord_tell_refusal (row, future), deals_read_cb, removal, removal_free));
}

static AdwPreferencesGroup *
make_last (AccordWorkspace *workspace, gint64 pipeline)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Delete Pipeline"));
  gtk_widget_add_css_class (row, "destructive-action");
  g_object_set_data_full (G_OBJECT (row), "accord-pipeline", g_memdup2 (&pipeline, sizeof pipeline), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (delete_cb), workspace, 0);
  adw_preferences_group_add (group, row);
  return group;
}

/**
 * accord_pipeline_settings_new:
 * @workspace: the open file
 * @pipeline: which pipeline
 *
 * Returns: (transfer floating): a page to push onto the preferences
 */
AdwNavigationPage *
accord_pipeline_settings_new (AccordWorkspace *workspace, gint64 pipeline)
{
  g_autoptr (AccordEntity) entity = accord_workspace_get_entity (workspace, &accord_pipeline_kind, pipeline);
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  AdwNavigationPage *navigation;

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), accord_setting_row_new (workspace, entity, fields[i]));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  if (!accord_workspace_is_read_only (workspace))
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), make_last (workspace, pipeline));
  navigation = accord_subpage_new (_ ("Pipeline"), page, NULL);
  g_object_bind_property (entity, "title", navigation, "title", G_BINDING_SYNC_CREATE);
  return navigation;
}
