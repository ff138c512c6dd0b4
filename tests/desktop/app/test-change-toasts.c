/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a window says of the changes made in it. */

#include "accord-config.h"

#include <adwaita.h>
#include "accord-change-toasts.h"
#include "accord-test.h"
#include "accord-workspace.h"

#define PATIENCE (60 * G_USEC_PER_SEC)
#define BETWEEN_US (3 * G_USEC_PER_SEC)
#define STAYS_US (4800 * 1000) /* at least, and a tick of the clock less than what it is given */

typedef struct
{
  GtkWidget *window;
  AdwToastOverlay *overlay;
  AccordWorkspace *workspace;
  AccordChangeToasts *toasts;
  gint64 customer;
  gint64 last; /* txn */
} Fixture;

static void
remember_cb (AccordJournal *journal, AccordChangeSet *set, Fixture *self)
{
  self->last = set->txn;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  AccordJournal *journal;

  self->workspace = accord_test_workspace ();
  journal = accord_workspace_get_journal (self->workspace);
  self->window = gtk_window_new ();
  self->overlay = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  gtk_window_set_default_size (GTK_WINDOW (self->window), 500, 300);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->overlay));
  gtk_window_present (GTK_WINDOW (self->window));
  self->toasts = accord_change_toasts_new (self->overlay, journal);
  g_signal_connect (journal, "committed", G_CALLBACK (remember_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (accord_workspace_get_journal (self->workspace), self);
  g_clear_object (&self->toasts);
  gtk_window_destroy (GTK_WINDOW (self->window));
  accord_test_drop (self->workspace);
}

/* Returns: (transfer none) (nullable): what is of @type and seen */
static GtkWidget *
find (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static const char *
said (Fixture *self)
{
  GtkWidget *label = find (GTK_WIDGET (self->overlay), GTK_TYPE_LABEL);

  return label != NULL ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}

static guint
count_toasts (Fixture *self)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->overlay)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += g_str_equal (gtk_widget_get_css_name (child), "toast");
  return n;
}

static void
await_words (Fixture *self, const char *words)
{
  gint64 give_up = g_get_monotonic_time () + PATIENCE;

  while (said (self) == NULL || strstr (said (self), words) == NULL)
    {
      accord_test_idle ();
      g_assert_cmpint (g_get_monotonic_time (), <, give_up);
    }
}

static void
create (Fixture *self)
{
  self->customer = accord_test_create (self->workspace, &accord_customer_kind, "name", "Nordwind", NULL);
  await_words (self, "Made a record");
}

static void
rename_it (Fixture *self)
{
  accord_test_set (self->workspace, &accord_customer_kind, self->customer, "name", "Nordwind GmbH");
}

static gint64
undone_by_button (Fixture *self)
{
  GtkWidget *button = find (GTK_WIDGET (self->overlay), GTK_TYPE_BUTTON);

  for (; button != NULL; button = gtk_widget_get_next_sibling (button))
    if (GTK_IS_ACTIONABLE (button) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), "win.undo-change") == 0)
      return g_variant_get_int64 (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button)));
  return 0;
}

static void
test_in_place (Fixture *self, gconstpointer data)
{
  GtkWidget *label;

  create (self);
  label = find (GTK_WIDGET (self->overlay), GTK_TYPE_LABEL);
  g_assert_cmpint (undone_by_button (self), ==, self->last);
  rename_it (self);
  await_words (self, "Changed a field");
  g_assert_cmpuint (count_toasts (self), ==, 1);
  g_assert_true (find (GTK_WIDGET (self->overlay), GTK_TYPE_LABEL) == label);
  g_assert_cmpint (undone_by_button (self), ==, self->last);
}

static void
test_undone (Fixture *self, gconstpointer data)
{
  create (self);
  g_assert_cmpint (undone_by_button (self), !=, 0);
  accord_test_done (accord_journal_undo (accord_workspace_get_journal (self->workspace)));
  await_words (self, "Undid: ");
  g_assert_cmpint (undone_by_button (self), ==, 0);
  accord_test_done (accord_journal_redo (accord_workspace_get_journal (self->workspace)));
  await_words (self, "Redid: ");
  g_assert_cmpuint (count_toasts (self), ==, 1);
}

/* A newer change is read as long as the first one. */
static void
test_time (Fixture *self, gconstpointer data)
{
  gint64 since;

  create (self);
  since = g_get_monotonic_time ();
  while (g_get_monotonic_time () < since + BETWEEN_US)
    accord_test_idle ();
  rename_it (self);
  since = g_get_monotonic_time ();
  while (said (self) != NULL)
    accord_test_idle ();
  g_assert_cmpint (g_get_monotonic_time () - since, >, STAYS_US);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/toasts/a-newer-change-takes-the-words-of-the-toast-that-is-up", Fixture, NULL, set_up, test_in_place, tear_down);
  g_test_add ("/toasts/what-was-undone-has-no-button-that-undoes-it", Fixture, NULL, set_up, test_undone, tear_down);
  g_test_add ("/toasts/a-newer-change-is-shown-as-long-as-the-first", Fixture, NULL, set_up, test_time, tear_down);
  return g_test_run ();
}
