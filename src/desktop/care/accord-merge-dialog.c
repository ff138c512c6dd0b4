/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordMergeDialog: see the header. The page that chooses proposes records that look alike, by the same
 * hint as while typing, and finds any other. */

#include "accord-config.h"

#include "accord-merge-dialog.h"

#include <glib/gi18n-lib.h>
#include "accord-avatar.h"
#include "accord-cluster-row.h"
#include "accord-commit.h"
#include "accord-duplicates.h"
#include "accord-merge-page.h"
#include "accord-plain-row.h"
#include "accord-record-chooser.h"

struct _AccordMergeDialog {
  AdwDialog parent_instance;

  AccordWorkspace *workspace;
  const AccordKind *kind;
  AccordEntity *entity; /* the one whose twin is chosen; NULL when all are known */
  AdwNavigationView *navigation;
  AdwPreferencesGroup *alike;
  gboolean proposed;
};

G_DEFINE_FINAL_TYPE (AccordMergeDialog, accord_merge_dialog, ADW_TYPE_DIALOG)

static void
merged_cb (AccordMergeDialog *self, gint64 survivor, const AccordChangeSet *set)
{
  accord_show_record (GTK_WIDGET (self), self->kind, survivor);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
compare (AccordMergeDialog *self, const gint64 *ids, guint n_ids)
{
  AdwNavigationPage *page = accord_merge_page_new (self->workspace, self->kind, FALSE);

  g_signal_connect_object (page, "merged", G_CALLBACK (merged_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "distinct", G_CALLBACK (adw_dialog_close), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->navigation, page);
  accord_merge_page_show (ACCORD_MERGE_PAGE (page), ids, n_ids, NULL);
}

static void
chosen_cb (AccordMergeDialog *self, gint64 other)
{
  const gint64 ids[] = { accord_entity_get_id (self->entity), other };

  if (other != 0)
    compare (self, ids, 2);
}

static void
proposal_cb (AdwActionRow *row, AccordMergeDialog *self)
{
  chosen_cb (self, (gint64) GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (row), "id")));
}

static void
add_proposal (AccordMergeDialog *self, AccordRecord *record, const AccordTwins *pair)
{
  g_autofree char *reasons = accord_cluster_reasons (pair->reasons);
  GtkWidget *row = accord_plain_row_new (accord_record_title (record), reasons);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), accord_avatar_new (accord_record_title (record),
                                                                      accord_kind_is (self->kind, &accord_contact_kind), 34));
  accord_plain_row_open_by (row, NULL, NULL);
  g_object_set_data (G_OBJECT (row), "id", GSIZE_TO_POINTER ((gsize) pair->b));
  g_signal_connect_object (row, "activated", G_CALLBACK (proposal_cb), self, 0);
  adw_preferences_group_add (self->alike, row);
}

static DexFuture *
hinted_cb (DexFuture *future, gpointer data)
{
  AccordMergeDialog *self = data;
  const AccordDuplicates *found = g_value_get_boxed (dex_future_get_value (future, NULL));

  for (guint i = 0; self->workspace != NULL && i < found->pairs->len; i++)
    add_proposal (self, found->records->pdata[i], &g_array_index (found->pairs, AccordTwins, i));
  gtk_widget_set_visible (GTK_WIDGET (self->alike), found->pairs->len > 0);
  return dex_ref (future);
}

/* As soon as the record is there. */
static void
propose (AccordMergeDialog *self)
{
  AccordRecord *record = accord_entity_get_record (self->entity);
  g_autofree char *title = g_strdup_printf (_ ("Merge %s With…"), accord_entity_get_title (self->entity));
  g_autofree AccordValue *values = NULL;
  const AccordKind *kind;

  if (record == NULL || self->proposed)
    return;
  self->proposed = TRUE;
  adw_navigation_page_set_title (adw_navigation_view_get_visible_page (self->navigation), title);
  kind = accord_record_kind (record);
  values = g_new0 (AccordValue, kind->n_fields);
  for (int i = 0; i < kind->n_fields; i++)
    values[i] = *accord_record_value (record, i); /* borrowed for the call */
  dex_future_disown (accord_tell_refusal (GTK_WIDGET (self),
    dex_future_then (accord_duplicates_hint (accord_workspace_get_store (self->workspace), kind, values,
                                             accord_entity_get_id (self->entity), ACCORD_TWIN_HINT),
                     hinted_cb, g_object_ref (self), g_object_unref)));
}

static void
other_cb (AdwActionRow *row, AccordMergeDialog *self)
{
  GtkWidget *chooser = accord_record_chooser_new (self->workspace, self->kind);

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  accord_record_chooser_popup_on (ACCORD_RECORD_CHOOSER (chooser), GTK_WIDGET (row));
}

static void
accord_merge_dialog_dispose (GObject *object)
{
  AccordMergeDialog *self = ACCORD_MERGE_DIALOG (object);

  if (self->entity != NULL)
    g_signal_handlers_disconnect_by_data (self->entity, self);
  g_clear_object (&self->entity);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_merge_dialog_parent_class)->dispose (object);
}

static void
accord_merge_dialog_class_init (AccordMergeDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_merge_dialog_dispose;
}

static void
accord_merge_dialog_init (AccordMergeDialog *self)
{
  self->navigation = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Merge"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 860);
  adw_dialog_set_content_height (ADW_DIALOG (self), 700);
  accord_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->navigation));
}

static AdwNavigationPage *
make_chooser (AccordMergeDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *others = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();

  self->alike = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->alike, _ ("Looks Alike"));
  gtk_widget_set_visible (GTK_WIDGET (self->alike), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Find Another…"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("By name, phone, e-mail or anything else known of it"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("system-search-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (other_cb), self, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (others), row);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->alike);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (others));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  return adw_navigation_page_new (view, _ ("Merge With…"));
}

/**
 * accord_merge_dialog_new:
 * @workspace: the open file
 * @kind: customers or contacts
 * @ids: (array length=n_ids): what is to become one; which one stays is proposed
 * @n_ids: 1: the other is chosen in the dialog; of more than five the first five are compared
 *
 * Returns: (transfer floating): the dialog, to be presented
 */
AdwDialog *
accord_merge_dialog_new (AccordWorkspace *workspace, const AccordKind *kind, const gint64 *ids, guint n_ids)
{
  AccordMergeDialog *self = g_object_new (ACCORD_TYPE_MERGE_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  if (n_ids > 1)
    {
      compare (self, ids, n_ids);
      return ADW_DIALOG (self);
    }
  self->entity = accord_workspace_get_entity (workspace, kind, ids[0]);
  adw_navigation_view_push (self->navigation, make_chooser (self));
  g_signal_connect_object (self->entity, "notify::record", G_CALLBACK (propose), self, G_CONNECT_SWAPPED);
  propose (self);
  return ADW_DIALOG (self);
}
