/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The row of Preferences where the rules of the pool are carried out. It counts anew after every change of the
 * settings and after its own. */

#include "accord-config.h"

#include "accord-pool-due-row.h"

#include "accord-commit.h"
#include "accord-pool.h"

#include <glib/gi18n-lib.h>

typedef struct {
  AccordWorkspace *workspace;
  GtkWidget *row; /* the owner of this */
  GtkWidget *button;
  GArray *ids;    /* of gint64 */
} DueRow;

static void
due_row_free (gpointer data)
{
  DueRow *self = data;

  g_object_unref (self->workspace);
  g_array_unref (self->ids);
  g_free (self);
}

static DexFuture *
read_cb (DexFuture *future, gpointer row)
{
  DueRow *self = g_object_get_data (row, "accord-pool-due");
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  GPtrArray *dues = value != NULL ? g_value_get_boxed (value) : NULL;
  g_autofree char *words = NULL;

  g_array_set_size (self->ids, 0);
  for (guint i = 0; dues != NULL && i < dues->len; i++)
    g_array_append_val (self->ids, ((const AccordPoolDue *) dues->pdata[i])->customer);
  if (dues == NULL)
    words = g_strdup (error->message);
  else if (dues->len == 0)
    words = g_strdup (_ ("No customer is due by these rules"));
  else
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u customer is due by these rules", "%u customers are due by these rules", dues->len), dues->len);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), words);
  gtk_widget_set_sensitive (self->button, self->ids->len > 0 && !accord_workspace_is_read_only (self->workspace));
  return dex_future_new_true ();
}

static void
count (DueRow *self)
{
  dex_future_disown (dex_future_finally (accord_pool_read_due (accord_workspace_get_store (self->workspace), accord_date_today (), 0),
                                         read_cb, g_object_ref (self->row), g_object_unref));
}

static void
committed_cb (GtkWidget *row, AccordChangeSet *changes)
{
  if (accord_change_set_touches (changes, &accord_workspace_kind) || accord_change_set_touches (changes, &accord_customer_kind))
    count (g_object_get_data (G_OBJECT (row), "accord-pool-due"));
}

static void
clicked_cb (DueRow *self)
{
  accord_commit (self->row, self->workspace, accord_pool_return_edit ((const gint64 *) (void *) self->ids->data, self->ids->len));
}

/**
 * accord_pool_due_row_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): an #AdwActionRow
 */
GtkWidget *
accord_pool_due_row_new (AccordWorkspace *workspace)
{
  GtkWidget *row = adw_action_row_new (), *button = gtk_button_new_with_label (_ ("Put into the Pool"));
  DueRow *self = g_new0 (DueRow, 1);

  *self = (DueRow) { g_object_ref (workspace), row, button, g_array_new (FALSE, FALSE, sizeof (gint64)) };
  g_object_set_data_full (G_OBJECT (row), "accord-pool-due", self, due_row_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Never those with an open deal, a planned activity, a purchase in the last 12 months, or key accounts"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked_cb), self);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), row, G_CONNECT_SWAPPED);
  count (self);
  return row;
}
