/* SPDX-License-Identifier: GPL-3.0-or-later */

/* libadwaita gives the focus to the first thing in a dialog, which is a button of its header; and where the window
 * is narrow, the dialog becomes a sheet on its way and forgets what it was asked to focus. So once a dialog has come
 * and has its shape, the focus goes to what the dialog wished, to the first thing below its header, or to what it
 * suggests. Where the dialog has put it somewhere itself, it stays. Main thread. */

#include "accord-config.h"

#include "accord-dialog-focus.h"

#define FRAMES 4 /* the dialog gets its shape in the first and takes the focus in the second */

typedef struct {
  GtkWidget *wished; /* weak */
  int frames;
} Arrival;

static void
arrival_free (gpointer data)
{
  Arrival *self = data;

  g_clear_weak_pointer (&self->wished);
  g_free (self);
}

static gboolean
is_in_header (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, ADW_TYPE_HEADER_BAR) != NULL;
}

/* The toolbar view that is seen: of a dialog with pages, the one of its page. */
static AdwToolbarView *
find_view (GtkWidget *widget)
{
  AdwToolbarView *view = ADW_IS_TOOLBAR_VIEW (widget) ? ADW_TOOLBAR_VIEW (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      AdwToolbarView *inner = gtk_widget_get_mapped (child) ? find_view (child) : NULL;

      if (inner != NULL)
        return inner;
    }
  return view;
}

static GtkWidget *
find_suggested (GtkWidget *widget)
{
  if (gtk_widget_has_css_class (widget, "suggested-action") && gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_suggested (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Whether the focus is where somebody put it: on what is typed into, or below a header. */
static gboolean
is_placed (GtkWidget *dialog, GtkWidget *focus)
{
  return focus != NULL && gtk_widget_is_ancestor (focus, dialog) && (GTK_IS_EDITABLE (focus) || !is_in_header (focus)) &&
         gtk_widget_get_focusable (focus) && find_view (focus) == NULL;
}

/* A sheet has given the focus to a list, say, though the dialog wished for an entry: the palette on a phone. */
static gboolean
misses_wish (GtkWidget *wished, GtkWidget *focus)
{
  return wished != NULL && focus != wished && !GTK_IS_EDITABLE (focus) &&
         (focus == NULL || !gtk_widget_is_ancestor (focus, wished));
}

static void
place (GtkWidget *dialog, GtkWidget *wished)
{
  AdwToolbarView *view = find_view (dialog);
  GtkWidget *content = view != NULL ? adw_toolbar_view_get_content (view) : NULL, *suggested;

  if (wished != NULL && gtk_widget_get_mapped (wished) && gtk_widget_is_ancestor (wished, dialog) && gtk_widget_grab_focus (wished))
    return;
  if (content != NULL && gtk_widget_child_focus (content, GTK_DIR_TAB_FORWARD))
    return;
  suggested = find_suggested (dialog);
  if (suggested != NULL)
    gtk_widget_grab_focus (suggested);
}

static gboolean
frame_cb (GtkWidget *dialog, GdkFrameClock *clock, gpointer data)
{
  Arrival *self = data;
  GtkRoot *root = gtk_widget_get_root (dialog);
  GtkWidget *focus;

  if (++self->frames < FRAMES)
    return G_SOURCE_CONTINUE;
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (root != NULL && (misses_wish (self->wished, focus) || !is_placed (dialog, focus)))
    place (dialog, self->wished);
  return G_SOURCE_REMOVE;
}

/* Each dialog once: when the one above it goes, the focus returns to where it was. */
static void
dialog_cb (AdwApplicationWindow *window)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (window);
  Arrival *arrival;

  if (dialog == NULL || ADW_IS_ALERT_DIALOG (dialog) || ADW_IS_ABOUT_DIALOG (dialog) ||
      g_object_get_data (G_OBJECT (dialog), "accord-came") != NULL)
    return;
  g_object_set_data (G_OBJECT (dialog), "accord-came", dialog);
  arrival = g_new0 (Arrival, 1);
  g_set_weak_pointer (&arrival->wished, adw_dialog_get_focus (dialog));
  gtk_widget_add_tick_callback (GTK_WIDGET (dialog), frame_cb, arrival, arrival_free);
}

/**
 * accord_dialog_focus_watch:
 * @window: a window
 *
 * Looks after every dialog that is presented in it from now on.
 */
void
accord_dialog_focus_watch (AdwApplicationWindow *window)
{
  g_signal_connect (window, "notify::visible-dialog", G_CALLBACK (dialog_cb), NULL);
}
