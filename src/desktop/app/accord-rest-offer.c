/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordRestOffer: see the header. */

#include "accord-config.h"

#include "accord-rest-offer.h"

#include <glib/gi18n-lib.h>
#include "accord-commit.h"
#include "accord-pipelines.h"

struct _AccordRestOffer {
  AdwPreferencesGroup parent_instance;

  AccordWorkspace *workspace;
  GPtrArray *stages; /* of AccordRecord: those that ask for no day; NULL until they are known */
  AdwActionRow *row;
};

G_DEFINE_FINAL_TYPE (AccordRestOffer, accord_rest_offer, ADW_TYPE_PREFERENCES_GROUP)

static void
ask_cb (AccordRestOffer *self)
{
  if (self->stages != NULL && self->stages->len > 0)
    accord_commit (GTK_WIDGET (self), self->workspace, accord_pipeline_ask_for_days (self->stages));
}

/* "On hold (Standard), Parked (Short)" */
static char *
names_of (GPtrArray *stages)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < stages->len; i++)
    {
      const char *pipeline = accord_record_title_of (stages->pdata[i], "pipeline");

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", accord_record_title (stages->pdata[i]));
      if (pipeline != NULL)
        g_string_append_printf (names, " (%s)", pipeline);
    }
  return g_string_free_and_steal (names);
}

static DexFuture *
found_cb (DexFuture *future, gpointer data)
{
  AccordRestOffer *self = data;
  g_autofree char *names = NULL;

  if (self->workspace == NULL)
    return dex_future_new_true ();
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  self->stages = g_value_dup_boxed (dex_future_get_value (future, NULL));
  names = names_of (self->stages);
  adw_action_row_set_subtitle (self->row, names);
  gtk_widget_set_visible (GTK_WIDGET (self), self->stages->len > 0 && !accord_workspace_is_read_only (self->workspace));
  return dex_future_new_true ();
}

static void
load (AccordRestOffer *self)
{
  dex_future_disown (
    dex_future_then (accord_tell_refusal (GTK_WIDGET (self), accord_pipeline_find_restless (accord_workspace_get_store (self->workspace))),
                     found_cb, g_object_ref (self), g_object_unref));
}

static void
committed_cb (AccordRestOffer *self, AccordChangeSet *set)
{
  if (accord_change_set_touches (set, &accord_stage_kind) || accord_change_set_touches (set, &accord_stage_criterion_kind))
    load (self);
}

static void
accord_rest_offer_dispose (GObject *object)
{
  AccordRestOffer *self = ACCORD_REST_OFFER (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  G_OBJECT_CLASS (accord_rest_offer_parent_class)->dispose (object);
}

static void
accord_rest_offer_class_init (AccordRestOfferClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_rest_offer_dispose;
}

static void
accord_rest_offer_init (AccordRestOffer *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Ask for a Day")), *row = adw_action_row_new ();

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (ask_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Ask for a day to take up again"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  self->row = ADW_ACTION_ROW (row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         _("Deals can be put on hold here without a day: nobody is reminded of them. A day puts a task into Today."));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * accord_rest_offer_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): a group for a page of the preferences
 */
GtkWidget *
accord_rest_offer_new (AccordWorkspace *workspace)
{
  AccordRestOffer *self = g_object_new (ACCORD_TYPE_REST_OFFER, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
