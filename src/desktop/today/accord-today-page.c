/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordTodayPage: see the header.
 *
 *   AccordTodayWhose ─owners─▶ AccordTodayList ─▶ GtkSingleSelection ─▶ GtkListView of AccordTodayRow
 *   AccordWeekStrip ──day─────▲     │ "read"              │ selected
 *        ▲──────────────────────────┘                     ▼
 *   journal ──committed──▲                         AccordTodayContext
 */

#include "accord-config.h"

#include "accord-today-page-private.h"

#include "accord-date.h"
#include "accord-sidebar-button.h"

G_DEFINE_FINAL_TYPE (AccordTodayPage, accord_today_page, ADW_TYPE_BIN)

enum { PROP_COLLAPSED = 1, PROP_COMPACT, N_PROPS };
static GParamSpec *props[N_PROPS];

static gboolean first_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data);

static void
show_title (AccordTodayPage *self)
{
  gint64 today = accord_today_list_get_today (self->model), day = accord_today_list_get_day (self->model);
  /* A phone has no room for the day of the week, which stands in the strip below. */
  g_autofree char *full = self->compact ? accord_date_format (day) : accord_date_format_full (day);
  g_autofree char *name = accord_date_format_relative (day, today);

  adw_window_title_set_title (self->title, name);
  adw_window_title_set_subtitle (self->title, full);
}

/* The keyboard goes on with the line that has taken the place of the last. */
static void
focus_next (AccordTodayPage *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (!self->refocus || self->open != NULL)
    return;
  self->refocus = FALSE;
  if (selected != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (self->list, selected, GTK_LIST_SCROLL_FOCUS, NULL);
}

/* A step that was asked for before it was read. */
static void
go_to_wanted (AccordTodayPage *self)
{
  if (self->wanted != 0)
    accord_today_page_show_step (self, self->wanted);
}

/* Seen for the first time with something in it. */
static void
begin (AccordTodayPage *self)
{
  if (self->shown || accord_today_list_get_agenda (self->model) == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->shown = TRUE;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), first_frame_cb, NULL, NULL);
}

static void
read_cb (AccordTodayPage *self)
{
  const AccordAgenda *agenda = accord_today_list_get_agenda (self->model);

  if (self->open != NULL && accord_today_list_find (self->model, self->open) == GTK_INVALID_LIST_POSITION)
    g_clear_object (&self->open); /* somebody else has finished it */
  if (self->another)
    {
      self->used = FALSE;
      self->another = !accord_today_list_is_complete (self->model);
    }
  show_title (self);
  if (agenda != NULL)
    accord_week_strip_show (self->strip, agenda);
  accord_today_page_stay_at_top (self);
  accord_today_page_update_headings (self);
  accord_today_page_show_state (self);
  accord_today_context_refresh (self->context);
  begin (self);
  focus_next (self);
  if (agenda != NULL)
    go_to_wanted (self);
}

static void
whose_changed_cb (AccordTodayPage *self)
{
  g_autoptr (GArray) owners = NULL;

  if (!accord_today_whose_is_known (self->whose))
    return;
  accord_today_page_save_open (self);
  self->another = TRUE;
  owners = accord_today_whose_get_owners (self->whose);
  accord_today_list_set_owners (self->model, owners);
}

static void
day_chosen_cb (AccordTodayPage *self, gint64 day)
{
  accord_today_page_save_open (self);
  self->another = TRUE;
  accord_today_list_set_day (self->model, day);
}

/* Another day of the week, or of the next one. */
void
accord_today_page_step_day (AccordTodayPage *self, int days)
{
  day_chosen_cb (self, accord_today_list_get_day (self->model) + days);
}

static void
selected_cb (AccordTodayPage *self)
{
  AccordTodayItem *item = accord_today_page_selected (self);
  guint selected = gtk_single_selection_get_selected (self->selection);

  self->used = self->used || (selected != 0 && selected != GTK_INVALID_LIST_POSITION);
  if (self->open != NULL && self->open != item && !self->saving)
    accord_today_page_save_open (self);
  accord_today_context_set_item (self->context, item);
}

static void
activated_cb (AccordTodayPage *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  accord_today_page_activate_item (self);
}

static void
close_context_cb (AccordTodayPage *self)
{
  if (self->collapsed)
    adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
update_room (AccordTodayPage *self)
{
  GtkWidget *back = self->context != NULL ? g_object_get_data (G_OBJECT (self->context), "accord-back") : NULL;
  GHashTableIter iter;
  gpointer row;

  if (back != NULL)
    gtk_widget_set_visible (back, self->collapsed);
  gtk_list_view_set_single_click_activate (self->list, self->collapsed);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    accord_today_row_set_compact (row, self->compact);
  if (self->model != NULL)
    {
      show_title (self);
      accord_today_page_show_state (self);
    }
}

/* The keyboard begins with what there is to do, not with the days. */
static gboolean
accord_today_page_grab_focus (GtkWidget *widget)
{
  AccordTodayPage *self = ACCORD_TODAY_PAGE (widget);

  /* What is still being read is waited for. */
  return accord_today_list_get_agenda (self->model) == NULL ||
         (gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION && gtk_widget_grab_focus (GTK_WIDGET (self->list))) ||
         GTK_WIDGET_CLASS (accord_today_page_parent_class)->focus (widget, GTK_DIR_TAB_FORWARD);
}

/* Once the first rows have a place. */
static gboolean
first_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ACCORD_TODAY_PAGE (widget)->has_begun = TRUE;
  accord_today_page_grab_focus (widget);
  accord_today_page_show_heading (ACCORD_TODAY_PAGE (widget));
  return G_SOURCE_REMOVE;
}

/* When it comes to be shown; the Tab key later goes through all of it, and on to what stands beside it. */
static gboolean
accord_today_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  AccordTodayPage *self = ACCORD_TODAY_PAGE (widget);

  if (direction == GTK_DIR_TAB_FORWARD && !self->has_begun)
    {
      self->has_begun = TRUE;
      return accord_today_page_grab_focus (widget);
    }
  return GTK_WIDGET_CLASS (accord_today_page_parent_class)->focus (widget, direction);
}

static void
accord_today_page_unmap (GtkWidget *widget)
{
  ACCORD_TODAY_PAGE (widget)->has_begun = FALSE;
  GTK_WIDGET_CLASS (accord_today_page_parent_class)->unmap (widget);
}

static void
accord_today_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordTodayPage *self = ACCORD_TODAY_PAGE (object);

  g_value_set_boolean (value, id == PROP_COLLAPSED ? self->collapsed : self->compact);
}

static void
accord_today_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AccordTodayPage *self = ACCORD_TODAY_PAGE (object);

  *(id == PROP_COLLAPSED ? &self->collapsed : &self->compact) = g_value_get_boolean (value);
  update_room (self);
}

/* One that was made ahead begins to read, or to read what it did not read ahead. */
static void
accord_today_page_map (GtkWidget *widget)
{
  accord_today_list_set_resting (ACCORD_TODAY_PAGE (widget)->model, FALSE);
  GTK_WIDGET_CLASS (accord_today_page_parent_class)->map (widget);
  begin (ACCORD_TODAY_PAGE (widget));
}

static void
accord_today_page_dispose (GObject *object)
{
  AccordTodayPage *self = ACCORD_TODAY_PAGE (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->open);
  g_clear_object (&self->passed);
  g_clear_object (&self->model);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->tomorrow, accord_agenda_unref);
  self->context = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_TODAY_PAGE);
  G_OBJECT_CLASS (accord_today_page_parent_class)->dispose (object);
}

static void
accord_today_page_finalize (GObject *object)
{
  AccordTodayPage *self = ACCORD_TODAY_PAGE (object);

  g_clear_object (&self->pool);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->headings);
  G_OBJECT_CLASS (accord_today_page_parent_class)->finalize (object);
}

static void
accord_today_page_class_init (AccordTodayPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = accord_today_page_get_property;
  object_class->set_property = accord_today_page_set_property;
  object_class->dispose = accord_today_page_dispose;
  object_class->finalize = accord_today_page_finalize;
  widget_class->grab_focus = accord_today_page_grab_focus;
  widget_class->focus = accord_today_page_focus;
  widget_class->map = accord_today_page_map;
  widget_class->unmap = accord_today_page_unmap;
  props[PROP_COLLAPSED] = g_param_spec_boolean ("collapsed", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/accord_app/Accord/today/accord-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordTodayPage, split);
  gtk_widget_class_bind_template_child (widget_class, AccordTodayPage, context_place);
  gtk_widget_class_bind_template_child (widget_class, AccordTodayPage, header);
  gtk_widget_class_bind_template_child (widget_class, AccordTodayPage, title);
  gtk_widget_class_bind_template_child (widget_class, AccordTodayPage, add);
  gtk_widget_class_bind_template_child (widget_class, AccordTodayPage, whose_place);
  gtk_widget_class_bind_template_child (widget_class, AccordTodayPage, body);
  gtk_widget_class_bind_template_child (widget_class, AccordTodayPage, strip_place);
  gtk_widget_class_bind_template_child (widget_class, AccordTodayPage, note);
  gtk_widget_class_bind_template_child (widget_class, AccordTodayPage, states);
  gtk_widget_class_bind_template_child (widget_class, AccordTodayPage, list);
  gtk_widget_class_bind_template_child (widget_class, AccordTodayPage, done);
  gtk_widget_class_bind_template_child (widget_class, AccordTodayPage, failed);
  accord_today_work_install (widget_class);
}

static void
accord_today_page_init (AccordTodayPage *self)
{
  self->rows = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref); /* a row that went out of view may be gone */
  self->headings = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
make_parts (AccordTodayPage *self)
{
  self->strip = ACCORD_WEEK_STRIP (accord_week_strip_new ());
  self->whose = ACCORD_TODAY_WHOSE (accord_today_whose_new (self->workspace));
  self->context = ACCORD_TODAY_CONTEXT (accord_today_context_new (self->workspace));
  adw_bin_set_child (self->strip_place, GTK_WIDGET (self->strip));
  adw_bin_set_child (self->whose_place, GTK_WIDGET (self->whose));
  adw_bin_set_child (self->context_place, GTK_WIDGET (self->context));
  adw_header_bar_pack_start (self->header, accord_sidebar_button_new ());
  gtk_widget_set_visible (self->add, !accord_workspace_is_read_only (self->workspace));
  g_signal_connect_object (self->strip, "day-chosen", G_CALLBACK (day_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->whose, "changed", G_CALLBACK (whose_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "close", G_CALLBACK (close_context_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
make (AccordWorkspace *workspace, gboolean ahead)
{
  AccordTodayPage *self = g_object_new (ACCORD_TYPE_TODAY_PAGE, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->workspace = g_object_ref (workspace);
  self->model = accord_today_list_new (workspace);
  accord_today_list_set_resting (self->model, ahead);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  make_parts (self);
  accord_today_page_make_rows (self);
  accord_today_page_add_keys (self);
  g_signal_connect_object (self->model, "read", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (accord_today_page_show_heading), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (accord_today_page_show_heading), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), focus);
  update_room (self);
  show_title (self);
  whose_changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * accord_today_page_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the page of today
 */
GtkWidget *
accord_today_page_new (AccordWorkspace *workspace)
{
  return make (workspace, FALSE);
}

/**
 * accord_today_page_new_ahead:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the page of today before anybody asked for it; see accord_today_page_prepare()
 */
GtkWidget *
accord_today_page_new_ahead (AccordWorkspace *workspace)
{
  return make (workspace, TRUE);
}

/**
 * accord_today_page_log:
 * @self: the page
 *
 * Opens the composer beside the line that is selected.
 *
 * Returns: whether there is one
 */
gboolean
accord_today_page_log (AccordTodayPage *self)
{
  g_return_val_if_fail (ACCORD_IS_TODAY_PAGE (self), FALSE);

  if (self->collapsed && accord_today_page_selected (self) != NULL)
    adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
  return accord_today_context_log (self->context, NULL);
}
