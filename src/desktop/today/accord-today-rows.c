/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows and headings of the page's list: as many widgets as are seen. GtkListView keeps two hundred rows; each
 * is an empty hull until it comes into view.
 *
 *   list item ─ AccordLazyRow ─(in view)─ AccordTodayRow, which shows an item until the hull of another takes it */

#include "accord-config.h"

#include "accord-today-page-private.h"

#include <glib/gi18n-lib.h>
#include "accord-lazy-row.h"
#include "accord-menu-popup.h"
#include "accord-money.h"
#include "accord-today-words.h"

#define ROW_HEIGHT 58 /* px, of one out of view */
#define BEYOND 4      /* rows */
#define AT_ONCE 6     /* rows that a frame fills while the page comes up */

static void
asked_cb (AccordTodayRow *row, int what, gpointer data)
{
  AccordTodayPage *self = data;
  AccordTodayItem *item = accord_today_row_get_item (row);
  guint position = accord_today_list_find (self->model, item);
  g_autoptr (AccordTodayItem) held = g_object_ref (item);

  if (position != GTK_INVALID_LIST_POSITION && accord_today_item_get_row (item) != NULL)
    gtk_single_selection_set_selected (self->selection, position);
  accord_today_page_ask (self, held, (AccordTodayAsk) what);
}

static void
menu_asked_cb (GtkWidget *widget, gpointer data)
{
  AccordTodayItem *item = accord_today_row_get_item (ACCORD_TODAY_ROW (widget));

  if (item != NULL)
    accord_today_page_menu (data, item);
}

static GtkWidget *
make_row (void)
{
  return accord_today_row_new (TRUE);
}

static GtkWidget *
make_row_to_read (void)
{
  return accord_today_row_new (FALSE);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  AccordTodayPage *self = data;

  g_object_set_data (G_OBJECT (list_item), "accord-page", self);
  gtk_list_item_set_child (list_item, accord_lazy_row_new (self->pool));
}

/* A row that is new hears its page's answers from now on. */
static void
follow_row (AccordTodayPage *self, AccordTodayRow *row)
{
  if (g_object_get_data (G_OBJECT (row), "accord-page") != NULL)
    return;
  g_object_set_data (G_OBJECT (row), "accord-page", self);
  g_signal_connect_object (row, "asked", G_CALLBACK (asked_cb), self, 0);
  accord_menu_follow (GTK_WIDGET (row), menu_asked_cb, self);
}

/* The hull has come into view: its row shows its item, whatever it showed before. */
static void
fill (GtkWidget *content, gpointer list_item)
{
  AccordTodayPage *self = g_object_get_data (list_item, "accord-page");
  AccordTodayRow *row = ACCORD_TODAY_ROW (content);
  AccordTodayItem *item = gtk_list_item_get_item (list_item);
  AccordTodayItem *before = accord_today_row_get_item (row);

  follow_row (self, row);
  if (before != NULL && g_hash_table_lookup (self->rows, before) == row)
    g_hash_table_remove (self->rows, before);
  accord_today_row_set_compact (row, self->compact);
  if (before != item)
    accord_today_row_set_item (row, item, accord_today_list_get_today (self->model));
  g_hash_table_insert (self->rows, item, g_object_ref (row));
}

static void
item_changed_cb (AccordTodayItem *item, GtkListItem *list_item)
{
  AccordTodayPage *self = g_object_get_data (G_OBJECT (list_item), "accord-page");
  g_autofree char *words = accord_today_words_all (item, accord_today_list_get_today (self->model));

  gtk_list_item_set_accessible_label (list_item, words);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  AccordTodayItem *item = gtk_list_item_get_item (list_item);

  accord_lazy_row_set_fill (ACCORD_LAZY_ROW (gtk_list_item_get_child (list_item)), fill, list_item);
  g_signal_connect (item, "changed", G_CALLBACK (item_changed_cb), list_item);
  item_changed_cb (item, list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  AccordTodayPage *self = data;
  AccordLazyRow *hull = ACCORD_LAZY_ROW (gtk_list_item_get_child (list_item));
  AccordTodayItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = accord_lazy_row_get_content (hull);

  g_signal_handlers_disconnect_by_data (item, list_item);
  accord_lazy_row_set_fill (hull, NULL, NULL);
  if (row == NULL)
    return;
  if (g_hash_table_lookup (self->rows, item) == row)
    g_hash_table_remove (self->rows, item);
  accord_today_row_set_item (ACCORD_TODAY_ROW (row), NULL, 0);
}

/* Returns: (nullable): the row that shows @item, while it is in view */
AccordTodayRow *
accord_today_page_row_of (AccordTodayPage *self, AccordTodayItem *item)
{
  AccordTodayRow *row = item != NULL ? g_hash_table_lookup (self->rows, item) : NULL;

  return row != NULL && gtk_widget_get_parent (GTK_WIDGET (row)) != NULL && accord_today_row_get_item (row) == item ? row : NULL;
}

static const char *
heading_of (AccordTodayPage *self, AccordTodayGroup group)
{
  switch (group)
    {
    case ACCORD_TODAY_OVERDUE:
      return _("Overdue");
    case ACCORD_TODAY_DUE:
      return accord_today_list_get_day (self->model) == accord_today_list_get_today (self->model) ? _("Today") : _("Planned");
    case ACCORD_TODAY_TICKETS:
      return _("Tickets to See To");
    case ACCORD_TODAY_DELIVERIES:
      return _("Deliveries");
    case ACCORD_TODAY_REVIEW:
      return _("Decisions to Look at Again");
    case ACCORD_TODAY_UNPLANNED:
      return _("Deals Without a Next Step");
    case ACCORD_TODAY_QUIET:
      return _("Quiet for Too Long");
    case ACCORD_TODAY_CARE:
      return _("Birthdays and Occasions");
    case ACCORD_TODAY_VERIFY:
      return _("Records to Verify");
    case ACCORD_TODAY_SOME_DAY:
      return _("Some Day");
    case ACCORD_TODAY_DONE:
    case ACCORD_TODAY_N_GROUPS:
    default:
      return _("Done");
    }
}

/* "5 of 11 done" stands at the first group of steps that is there to be done, as in the day's meter. */
static char *
progress_of (AccordTodayPage *self, AccordTodayGroup group)
{
  gint64 done = accord_today_list_get_n (self->model, ACCORD_TODAY_DONE);
  gint64 all = done + accord_today_list_get_n (self->model, ACCORD_TODAY_OVERDUE) + accord_today_list_get_n (self->model, ACCORD_TODAY_DUE);
  g_autofree char *some = accord_number_format (done), *whole = accord_number_format (all);
  gboolean here = group == ACCORD_TODAY_DUE ||
                  (group == ACCORD_TODAY_OVERDUE && accord_today_list_get_n (self->model, ACCORD_TODAY_DUE) == 0);

  return here ? g_strdup_printf (_("%1$s of %2$s done"), some, whole) : NULL;
}

static void
show_heading (AccordTodayPage *self, GtkListHeader *header)
{
  GtkWidget *box = gtk_list_header_get_child (header);
  GtkLabel *title = GTK_LABEL (gtk_widget_get_first_child (box));
  GtkLabel *count = GTK_LABEL (gtk_widget_get_next_sibling (GTK_WIDGET (title)));
  GtkLabel *progress = GTK_LABEL (gtk_widget_get_last_child (box));
  AccordTodayItem *item = gtk_list_header_get_item (header);
  AccordTodayGroup group = accord_today_item_get_group (item);
  g_autofree char *number = accord_number_format (accord_today_list_get_n (self->model, group));
  g_autofree char *words = progress_of (self, group);

  gtk_label_set_text (title, heading_of (self, group));
  if (group == ACCORD_TODAY_OVERDUE)
    gtk_widget_add_css_class (GTK_WIDGET (title), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (title), "error");
  gtk_label_set_text (count, number);
  gtk_label_set_text (progress, words != NULL ? words : "");
}

static void
header_setup_cb (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (NULL), *count = gtk_label_new (NULL), *progress = gtk_label_new (NULL);

  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (count, "secondary");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (progress, "caption");
  gtk_widget_add_css_class (progress, "secondary");
  gtk_widget_add_css_class (progress, "numeric");
  gtk_widget_set_hexpand (progress, TRUE);
  gtk_widget_set_halign (progress, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_box_append (GTK_BOX (box), progress);
  gtk_list_header_set_child (header, box);
}

static void
header_bind_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer data)
{
  AccordTodayPage *self = data;

  g_hash_table_add (self->headings, header);
  show_heading (self, header);
}

static void
header_unbind_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer data)
{
  g_hash_table_remove (((AccordTodayPage *) data)->headings, header);
}

/* Their counts, where lines came and went behind the first. */
void
accord_today_page_update_headings (AccordTodayPage *self)
{
  GHashTableIter iter;
  gpointer header;

  g_hash_table_iter_init (&iter, self->headings);
  while (g_hash_table_iter_next (&iter, &header, NULL))
    if (gtk_list_header_get_item (header) != NULL)
      show_heading (self, header);
}

/* The factories; made once the workspace is known. */
void
accord_today_page_make_rows (AccordTodayPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new (), headers = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  g_signal_connect_object (headers, "setup", G_CALLBACK (header_setup_cb), self, 0);
  g_signal_connect_object (headers, "bind", G_CALLBACK (header_bind_cb), self, 0);
  g_signal_connect_object (headers, "unbind", G_CALLBACK (header_unbind_cb), self, 0);
  self->pool = accord_lazy_pool_new (accord_workspace_is_read_only (self->workspace) ? make_row_to_read : make_row, ROW_HEIGHT, FALSE);
  accord_lazy_pool_set_beyond (self->pool, BEYOND);
  accord_lazy_pool_set_at_once (self->pool, AT_ONCE);
  accord_lazy_rows_follow (self->list);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_header_factory (self->list, headers);
}

/**
 * accord_today_page_show_step:
 * @self: the page
 * @activity: a step
 *
 * Goes to its line, if it is listed.
 */
void
accord_today_page_show_step (AccordTodayPage *self, gint64 activity)
{
  guint n;

  g_return_if_fail (ACCORD_IS_TODAY_PAGE (self));

  self->wanted = activity;
  if (accord_today_list_get_agenda (self->model) == NULL)
    return;
  accord_today_list_set_day (self->model, accord_today_list_get_today (self->model));
  n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AccordTodayItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), i);
      const AccordAgendaRow *row = accord_today_item_get_row (item);

      if (row != NULL && row->activity == activity)
        {
          self->wanted = 0;
          gtk_list_view_scroll_to (self->list, i, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
          return;
        }
    }
  if (accord_today_list_is_complete (self->model))
    self->wanted = 0; /* it is not listed */
}
