/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ctrl+L from anywhere: the composer of the record on show, or the palette, where whom it is about is
 * found first. And all that the palette found of a kind. */

#include "accord-config.h"

#include "accord-window-private.h"

#include <glib/gi18n-lib.h>
#include "accord-commit.h"
#include "accord-composer.h"
#include "accord-records-page.h"

#define FRAMES 120 /* that a record may take to come up */

/* The composer that can be seen below @widget. (nullable) */
static AccordComposer *
find_composer (GtkWidget *widget)
{
  AccordComposer *found = NULL;

  if (ACCORD_IS_COMPOSER (widget))
    return gtk_widget_get_mapped (widget) ? ACCORD_COMPOSER (widget) : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child))
      found = find_composer (child);
  return found;
}

/* Whether there was a composer to open. */
static gboolean
log_here (AccordWindow *self)
{
  GtkWidget *page = self->page >= 0 ? self->made[self->page] : NULL;
  AccordComposer *composer = NULL;

  if (page == NULL)
    return FALSE;
  if (accord_pages_log (self->page, page))
    return TRUE;
  composer = find_composer (page);
  if (composer != NULL)
    accord_composer_open (composer, NULL);
  return composer != NULL;
}

/**
 * accord_window_log:
 * @self: the window
 *
 * Opens the composer of the record on show; without one, the palette, where Ctrl+L takes a record.
 */
void
accord_window_log (AccordWindow *self)
{
  if (!log_here (self))
    accord_window_show_palette (self);
}

static gboolean
log_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer frames)
{
  AccordWindow *self = ACCORD_WINDOW (widget);

  if (!log_here (self) && ++*(guint *) frames < FRAMES)
    return G_SOURCE_CONTINUE;
  self->log_tick = 0;
  return G_SOURCE_REMOVE;
}

/* As soon as the record is on show. */
static void
log_soon (AccordWindow *self)
{
  if (self->log_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->log_tick);
  self->log_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), log_tick_cb, g_new0 (guint, 1), g_free);
}

typedef struct {
  AccordWindow *window;
  gint64 contact;
} Talk;

static void
talk_free (gpointer data)
{
  g_object_unref (((Talk *) data)->window);
  g_free (data);
}

static DexFuture *
company_found_cb (DexFuture *future, gpointer data)
{
  Talk *talk = data;
  AccordRecord *record = g_value_get_boxed (dex_future_get_value (future, NULL));
  gint64 customer = accord_record_number (record, "customer");
  int customers = accord_pages_find ("customers");

  if (customer == 0)
    {
      accord_window_say (talk->window, _ ("Nothing can be logged: this person belongs to no customer. Give them one first."));
      return dex_future_new_for_boolean (FALSE);
    }
  accord_pages_log_with (accord_window_show_page (talk->window, customers), customer, talk->contact);
  return dex_future_new_for_boolean (TRUE);
}

/**
 * accord_window_log_with:
 * @self: the window
 * @kind: customer, contact or deal
 * @id: whom or what it is about
 *
 * Shows the record and opens its composer; a person is chosen there already.
 */
void
accord_window_log_with (AccordWindow *self, const AccordKind *kind, gint64 id)
{
  Talk *talk;

  if (accord_kind_is (kind, &accord_contact_kind))
    {
      talk = g_new (Talk, 1);
      *talk = (Talk) { g_object_ref (self), id };
      accord_window_tell_failure (
        self, dex_future_then (accord_store_load_one (accord_workspace_get_store (self->workspace), kind, id),
                               company_found_cb, talk, talk_free));
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sx)", kind->name, id);
  log_soon (self);
}

/**
 * accord_window_find_records:
 * @self: the window
 * @kind: a kind
 * @typed: what was typed into the palette
 *
 * Shows all that fit: customers in their list, others in a dialog that goes when one is opened.
 */
void
accord_window_find_records (AccordWindow *self, const AccordKind *kind, const char *typed)
{
  g_autoptr (AccordQuery) query = NULL;
  g_autofree char *title = NULL;
  GtkWidget *navigation;

  if (accord_kind_is (kind, &accord_customer_kind))
    {
      accord_pages_find_customers (accord_window_show_page (self, accord_pages_find ("customers")), typed);
      return;
    }
  query = accord_query_new (accord_store_get_kind (accord_workspace_get_store (self->workspace), kind));
  accord_query_set_search (query, typed);
  /* Translators: kind of records, what was typed: "Deals: “service”" */
  title = g_strdup_printf (_ ("%1$s: “%2$s”"), accord_kind_plural (kind), typed);
  navigation = adw_navigation_view_new ();
  adw_navigation_view_add (ADW_NAVIGATION_VIEW (navigation), accord_records_page_new (self->workspace, title, NULL, NULL, query));
  g_set_weak_pointer (&self->found, adw_dialog_new ());
  adw_dialog_set_title (self->found, title);
  adw_dialog_set_content_width (self->found, 640);
  adw_dialog_set_content_height (self->found, 620);
  accord_dialog_set_quiet_child (self->found, navigation);
  adw_dialog_present (self->found, GTK_WIDGET (self));
}
