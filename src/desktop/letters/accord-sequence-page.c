/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of a sequence: its steps in their order, who is on the way, and a way in. It follows the journal. */

#include "accord-config.h"

#include "accord-sequence-page.h"

#include <glib/gi18n-lib.h>
#include "accord-commit.h"
#include "accord-group-rows.h"
#include "accord-rank.h"
#include "accord-record-chooser.h"
#include "accord-sequence.h"

#define SHOWN_MAX 100

typedef struct {
  gatomicrefcount refs;
  gboolean gone;
  AccordWorkspace *workspace;
  gint64 id;
  GPtrArray *steps; /* of AccordRecord */
  AdwPreferencesGroup *steps_group, *people;
  GPtrArray *step_rows, *people_rows; /* owned by the groups */
} Page;

static Page *
page_ref (Page *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
page_unref (gpointer data)
{
  Page *self = data;

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_object_unref (self->workspace);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_ptr_array_unref (self->step_rows);
  g_ptr_array_unref (self->people_rows);
  g_free (self);
}

static void
open_step_cb (GtkWidget *row, Page *self)
{
  static const char *const left_out[] = { "sequence", "rank", NULL };
  gint64 id = *(gint64 *) g_object_get_data (G_OBJECT (row), "id");
  g_autoptr (AccordEntity) entity = accord_workspace_get_entity (self->workspace, &accord_sequence_step_kind, id);

  accord_record_page_push (row, accord_record_page_new (self->workspace, entity, left_out));
}

static void
add_step_cb (GtkWidget *row, Page *self)
{
  AccordEdit *edit = accord_edit_new (_ ("Added a step"));
  gint64 id = accord_edit_create (edit, &accord_sequence_step_kind);
  const char *last = self->steps != NULL && self->steps->len > 0 ? accord_record_text (self->steps->pdata[self->steps->len - 1], "rank") : NULL;
  g_autofree char *rank = accord_rank_between (last, NULL);

  accord_edit_set_text (edit, &accord_sequence_step_kind, id, "title", _ ("Next message"));
  accord_edit_set_text (edit, &accord_sequence_step_kind, id, "type", "email");
  accord_edit_set_number (edit, &accord_sequence_step_kind, id, "sequence", self->id);
  accord_edit_set_number (edit, &accord_sequence_step_kind, id, "days", 7);
  accord_edit_set_text (edit, &accord_sequence_step_kind, id, "rank", rank);
  accord_commit (row, self->workspace, edit);
}

static void
stop_cb (GtkWidget *button, Page *self)
{
  gtk_widget_set_sensitive (button, FALSE);
  dex_future_disown (accord_tell_refusal (button, accord_sequence_stop (self->workspace, *(gint64 *) g_object_get_data (G_OBJECT (button), "id"))));
}

static DexFuture *
enrolled_cb (DexFuture *future, gpointer data)
{
  Page *self = data;
  const AccordSequenceEnrolled *result = g_value_get_boxed (dex_future_get_value (future, NULL));

  if (!self->gone && result->refused->len > 0)
    accord_say (GTK_WIDGET (self->people), result->refused->pdata[0]);
  return dex_ref (future);
}

static void
customer_chosen_cb (AccordRecordChooser *chooser, gint64 id, Page *self)
{
  AccordSequenceEntrant entrant = { id, 0, 0 };

  if (id != 0)
    dex_future_disown (accord_tell_refusal (GTK_WIDGET (self->people),
      dex_future_then (accord_sequence_enrol (self->workspace, self->id, &entrant, 1), enrolled_cb, page_ref (self), page_unref)));
}

static void
enrol_cb (GtkWidget *row, Page *self)
{
  GtkWidget *chooser = accord_record_chooser_new (self->workspace, &accord_customer_kind);

  g_signal_connect (chooser, "chosen", G_CALLBACK (customer_chosen_cb), self);
  accord_record_chooser_popup_on (ACCORD_RECORD_CHOOSER (chooser), row);
}

static void
keep_id (GtkWidget *widget, gint64 id)
{
  g_object_set_data_full (G_OBJECT (widget), "id", g_memdup2 (&id, sizeof id), g_free);
}

static void
show_steps (Page *self)
{
  accord_group_clear_rows (self->steps_group, self->step_rows);
  for (guint i = 0; i < self->steps->len; i++)
    {
      AccordRecord *step = self->steps->pdata[i];
      int days = (int) accord_record_number (step, "days");
      g_autofree char *type = accord_record_format (step, "type");
      g_autofree char *when = i == 0 ? g_strdup_printf (ngettext ("%d day after the beginning", "%d days after the beginning", (gulong) days), days)
                                     : g_strdup_printf (ngettext ("%d day after the step before", "%d days after the step before", (gulong) days), days);
      const char *letter_template = accord_record_title_of (step, "template");
      g_autofree char *subtitle = g_strdup_printf ("%s · %s%s%s", type, when, letter_template != NULL ? " · " : "", letter_template != NULL ? letter_template : "");
      GtkWidget *row = accord_open_row_new (accord_record_title (step), subtitle);

      keep_id (row, accord_record_id (step));
      g_signal_connect (row, "activated", G_CALLBACK (open_step_cb), self);
      accord_group_add_row (self->steps_group, self->step_rows, row);
    }
}

static void
show_people (Page *self, GPtrArray *people)
{
  accord_group_clear_rows (self->people, self->people_rows);
  for (guint i = 0; i < people->len; i++)
    {
      AccordRecord *enrolment = people->pdata[i];
      GtkWidget *row = adw_action_row_new (), *stop = gtk_button_new_with_label (_ ("Stop"));
      const char *contact = accord_record_title_of (enrolment, "contact"), *step = accord_record_title_of (enrolment, "step");
      gboolean running = g_strcmp0 (accord_record_text (enrolment, "state"), "running") == 0;
      g_autofree char *state = accord_record_format (enrolment, "state");
      g_autofree char *subtitle = g_strdup_printf ("%s%s%s%s%s", contact != NULL ? contact : "", contact != NULL ? " · " : "", state,
                                                   running && step != NULL ? " · " : "", running && step != NULL ? step : "");

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_record_title_of (enrolment, "customer"));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      keep_id (stop, accord_record_id (enrolment));
      gtk_widget_set_valign (stop, GTK_ALIGN_CENTER);
      gtk_widget_set_visible (stop, running && !accord_workspace_is_read_only (self->workspace));
      g_signal_connect (stop, "clicked", G_CALLBACK (stop_cb), self);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), stop);
      accord_group_add_row (self->people, self->people_rows, row);
    }
  adw_preferences_group_set_description (self->people, people->len == 0 ? _ ("Nobody is on the way yet.") : NULL);
}

static DexFuture *
load_fiber (gpointer data)
{
  Page *self = data;
  AccordStore *store = accord_workspace_get_store (self->workspace);
  g_autoptr (AccordQuery) query = accord_query_new (&accord_enrolment_kind);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = accord_sequence_steps (store, self->id, &error), people = NULL;

  accord_query_add_number (query, "sequence", ACCORD_OP_IS, self->id);
  accord_query_set_sort (query, "started_on", TRUE, NULL);
  accord_query_set_limit (query, SHOWN_MAX);
  people = steps != NULL ? dex_await_boxed (accord_store_select (store, query), &error) : NULL;
  if (people == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (self->gone)
    return dex_future_new_true ();
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  self->steps = g_steal_pointer (&steps);
  show_steps (self);
  show_people (self, people);
  return dex_future_new_true ();
}

static void
load (Page *self)
{
  dex_future_disown (accord_tell_refusal (GTK_WIDGET (self->people), dex_scheduler_spawn (NULL, 0, load_fiber, page_ref (self), page_unref)));
}

static void
committed_cb (AccordJournal *journal, const AccordChangeSet *set, gpointer data)
{
  if (accord_change_set_touches (set, &accord_sequence_step_kind) || accord_change_set_touches (set, &accord_enrolment_kind))
    load (data);
}

static void
page_gone (gpointer data)
{
  Page *self = data;

  self->gone = TRUE;
  g_signal_handlers_disconnect_by_data (accord_workspace_get_journal (self->workspace), self);
  page_unref (self);
}

static void
add_button (AdwNavigationPage *page, Page *self, const char *label, GCallback callback)
{
  GtkWidget *row = accord_add_row_new (label);

  g_signal_connect (row, "activated", callback, self);
  gtk_widget_set_sensitive (row, !accord_workspace_is_read_only (self->workspace));
  adw_preferences_group_add (accord_record_page_add (page, "", NULL), row);
}

/**
 * accord_sequence_page_new:
 * @workspace: the open file
 * @id: of a sequence
 *
 * Returns: (transfer floating): a page to be pushed onto the preferences
 */
AdwNavigationPage *
accord_sequence_page_new (AccordWorkspace *workspace, gint64 id)
{
  g_autoptr (AccordEntity) entity = accord_workspace_get_entity (workspace, &accord_sequence_kind, id);
  AdwNavigationPage *page = accord_record_page_new (workspace, entity, NULL);
  Page *self = g_new0 (Page, 1);

  g_atomic_ref_count_init (&self->refs);
  self->workspace = g_object_ref (workspace);
  self->id = id;
  self->step_rows = g_ptr_array_new ();
  self->people_rows = g_ptr_array_new ();
  self->steps_group = accord_record_page_add (page, _ ("Steps"), _ ("Each becomes a planned activity when the one before is done."));
  add_button (page, self, _ ("Add Step"), G_CALLBACK (add_step_cb));
  self->people = accord_record_page_add (page, _ ("On the Way"), NULL);
  add_button (page, self, _ ("Begin With a Customer…"), G_CALLBACK (enrol_cb));
  g_signal_connect (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self);
  g_object_set_data_full (G_OBJECT (page), "sequence", self, page_gone);
  load (self);
  return page;
}
