/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Showing a deal that others ask for: it tells its stage, which tells its pipeline. And going to its card after an undo. */

#include "accord-config.h"

#include "accord-pipeline-page-private.h"

#include "accord-commit.h"

typedef struct {
  GWeakRef page;
  gint64 deal;
} Showing;

static void
showing_free (gpointer data)
{
  g_weak_ref_clear (&((Showing *) data)->page);
  g_free (data);
}

static DexFuture *
deal_loaded_cb (DexFuture *future, gpointer data)
{
  AccordRecord *deal = g_value_get_boxed (dex_future_get_value (future, NULL)); /* only when it resolved */
  g_autoptr (AccordPipelinePage) self = g_weak_ref_get (&((Showing *) data)->page);

  if (self == NULL || self->workspace == NULL)
    return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_CANCELLED, "The page is gone");
  return accord_store_load_one (accord_workspace_get_store (self->workspace), &accord_stage_kind,
                                accord_record_number (deal, "stage"));
}

static DexFuture *
stage_loaded_cb (DexFuture *future, gpointer data)
{
  Showing *showing = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  g_autoptr (AccordPipelinePage) self = g_weak_ref_get (&showing->page);

  if (self == NULL || self->workspace == NULL)
    return dex_future_new_true ();
  if (value == NULL)
    {
      accord_say_error (GTK_WIDGET (self), error->message);
      return dex_future_new_true ();
    }
  self->show_waits = showing->deal;
  accord_pipeline_switch_choose (self->pipelines, accord_record_number (g_value_get_boxed (value), "pipeline"));
  accord_pipeline_page_do_what_waits (self);
  return dex_future_new_true ();
}

/**
 * accord_pipeline_page_show:
 * @self: the page
 * @deal: id of a deal
 *
 * Opens the deal in the pane, in its pipeline.
 */
void
accord_pipeline_page_show (AccordPipelinePage *self, gint64 deal)
{
  Showing *showing;
  DexFuture *future;

  g_return_if_fail (ACCORD_IS_PIPELINE_PAGE (self));

  showing = g_new0 (Showing, 1);
  g_weak_ref_init (&showing->page, self);
  showing->deal = deal;
  future = accord_store_load_one (accord_workspace_get_store (self->workspace), &accord_deal_kind, deal);
  future = dex_future_then (future, deal_loaded_cb, showing, NULL);
  dex_future_disown (dex_future_finally (future, stage_loaded_cb, showing, showing_free));
}

#define LOOK_EVERY_MS 80
#define LOOKS 8 /* the columns have followed the file by then */

/* A card that was put back, until the columns have it where it belongs. */
typedef struct {
  GWeakRef page;
  gint64 deal;
  guint looks;
  AccordBoardColumn *column; /* (unowned), compared only: where it was when it was last looked for */
  guint position;
} Revealing;

static void
revealing_free (gpointer data)
{
  g_weak_ref_clear (&((Revealing *) data)->page);
  g_free (data);
}

static gboolean
look_cb (gpointer data)
{
  Revealing *revealing = data;
  g_autoptr (AccordPipelinePage) self = g_weak_ref_get (&revealing->page);
  AccordBoardColumn *column;
  guint position = 0;

  if (self == NULL || self->context == NULL || accord_pipeline_views_get_shown (self) != NULL)
    return G_SOURCE_REMOVE;
  column = accord_board_find_deal (accord_board_context_get_board (self->context), revealing->deal, &position);
  if (column != NULL && (column != revealing->column || position != revealing->position))
    {
      revealing->column = column;
      revealing->position = position;
      accord_board_view_focus_deal (self->board, revealing->deal);
    }
  return ++revealing->looks < LOOKS ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/**
 * accord_pipeline_page_reveal:
 * @self: the page
 * @deal: id of a deal that was just changed, by an undo say
 *
 * Where the board is shown, goes to the deal's card, also where that comes to lie in a moment.
 */
void
accord_pipeline_page_reveal (AccordPipelinePage *self, gint64 deal)
{
  Revealing *revealing;

  g_return_if_fail (ACCORD_IS_PIPELINE_PAGE (self));

  revealing = g_new0 (Revealing, 1);
  g_weak_ref_init (&revealing->page, self);
  revealing->deal = deal;
  g_timeout_add_full (G_PRIORITY_DEFAULT, LOOK_EVERY_MS, look_cb, revealing, revealing_free);
}
