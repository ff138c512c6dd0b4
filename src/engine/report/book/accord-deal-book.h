/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-activity-book.h"
#include "accord-book-ahead.h"
#include "accord-customer-book.h"
#include "accord-forecast.h"
#include "accord-stage-map.h"

G_BEGIN_DECLS

#define ACCORD_BOOK_NO_DAY G_MININT32
#define ACCORD_BOOK_NO_STAGE 0

/* What forecast, calendar, flow chart and figures need of one deal, in 40 bytes. */
typedef struct {
  gint64 amount;
  gint32 expected; /* days since 1970-01-01, or ACCORD_BOOK_NO_DAY */
  gint32 closed;
  guint16 stage;    /* 1 + index in the book's stages */
  guint8 currency;  /* 1 + index in the book's currencies; 0: no amount */
  gint8 probability; /* per cent; -1: that of the stage; below: ACCORD_STAGE_ENTRY of what it was */
  guint8 category;  /* its own AccordForecastCategory; 0: that of the stage */
  guint8 alive;
  guint16 owner;      /* 1 + index in the book's owners; 0: nobody */
  guint8 reason;    /* why it was lost: 1 + index in the book's reasons; 0: nobody said */
  guint16 source;   /* 1 + index in the book's sources; 0: not said */
  gint32 opened;    /* as expected */
  guint32 customer; /* id; 0: none */
  guint16 product;  /* 1 + index in the book's products; 0: none */
} AccordBookDeal;

/* One stage entered by a deal, in 8 bytes. */
typedef struct {
  gint32 day;     /* effective, or else the day on which it was recorded */
  guint16 stage;  /* 1 + index in the book's stages; 0: a stage that is gone from the file */
  guint16 dated;  /* whether it has an effective day */
} AccordBookStep;

typedef struct _AccordDealBook AccordDealBook;
typedef struct _AccordBookTouch AccordBookTouch;     /* accord-book-touch.h */

/**
 * AccordDealBook: all deals of a file with the stages they went through, packed in memory so that figures
 * over any choice of them and any span of days take milliseconds at a million deals. Read once, slice by
 * slice, and from then on following the journal. Belongs to its store; report thread.
 */
struct _AccordDealBook {
  gboolean ready;       /* atomic: everything was read once */
  gint64 txn;           /* the newest change set it has */
  guint n_slots;        /* ids of deals are below */
  AccordBookDeal *deals;
  guint64 *first;       /* by deal: where its steps begin; n_slots + 1 of them */
  AccordBookStep *steps;
  GHashTable *again;    /* deal → GArray of AccordBookStep: steps that changed since they were packed */
  GArray *stages;       /* of gint64: ids */
  GHashTable *stage_codes; /* id → code */
  GArray *owners;       /* of gint64: ids of members */
  GHashTable *owner_codes; /* id → code */
  GPtrArray *currencies; /* of char *, owned */
  GPtrArray *reasons;    /* of char *, owned: why deals were lost */
  GPtrArray *sources;    /* of char *, owned: where deals came from */
  GHashTable *source_codes; /* text → code */
  GArray *products;      /* of gint64: ids */
  GHashTable *product_codes; /* id → code */
  struct _AccordBookStages *stages_now; /* what stages mean; NULL: to be read */
  GHashTable *keeps;     /* what was asked → AccordBookKeep; NULL: nothing was */
  guint keeps_turn;
  AccordCustomerBook *customers; /* NULL: not asked for */
  AccordBookTouch *touches; /* by deal; NULL: not asked for */
  AccordActivityBook *activities; /* NULL: not asked for */
  struct _AccordBookReading *reading; /* while it is being read; NULL */
  char *cache_path;      /* where it is kept from one opening to the next */
  gboolean cache_tried;  /* what was kept was looked for */
  gint64 cache_txn;      /* as of which change set it was kept; 0: not, or not as it is */
  guint n_changed;       /* deals read again since then */
  gint to_save;          /* atomic: worth keeping anew */
  gboolean save_awaited; /* main thread */
};

typedef DexFuture *(*AccordDealBookFunc) (AccordDealBook *book, AccordReader *reader, gpointer data);

DexFuture *accord_deal_book_read (AccordStore *store, AccordDealBookFunc func, gpointer data, GDestroyNotify destroy);
gboolean accord_deal_book_is_ready (AccordStore *store);
DexFuture *accord_deal_book_try (AccordStore *store, AccordDealBookFunc func, gpointer data, GDestroyNotify destroy);

const AccordBookStep *accord_deal_book_steps (const AccordDealBook *self, guint deal, guint *n_steps);
const AccordBookStep *accord_deal_book_steps_by_day (const AccordDealBook *self, guint deal, GArray *room, guint *n);
gint64 accord_deal_book_stage (const AccordDealBook *self, guint code);
guint8 accord_deal_book_currency (const AccordDealBook *self, const char *currency); /* code; 0: no deal has it */
guint8 *accord_deal_book_mask (const AccordDealBook *self, AccordReader *reader, AccordQuery *filter, GError **error);

/* What the stages of a book mean, by code; as it is at one moment. */
typedef struct _AccordBookStages {
  gatomicrefcount refs;
  AccordStageMap *map;
  guint n_codes;
  const AccordStage **stages; /* by code; NULL: not in the file */
  guint8 *categories;         /* by code: AccordForecastCategory of its open deals */
} AccordBookStages;

AccordBookStages *accord_book_stages_load (AccordDealBook *book, AccordReader *reader, GError **error);
void accord_book_stages_forget (AccordDealBook *book);
void accord_book_stages_unref (AccordBookStages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordBookStages, accord_book_stages_unref)

/* Inside: reading and following. */
AccordDealBook *accord_deal_book_of (AccordStore *store);
void accord_deal_book_clear (AccordDealBook *self);
guint16 accord_deal_book_stage_code (AccordDealBook *self, gint64 stage);
guint16 accord_deal_book_owner_code (AccordDealBook *self, gint64 member);
guint16 accord_deal_book_product_code (AccordDealBook *self, gint64 product);
guint16 accord_deal_book_source_code (AccordDealBook *self, const char *source);
void accord_deal_book_take_deal (AccordDealBook *self, AccordStatement *row);
char *accord_deal_book_deal_sql (AccordReader *reader, const char *where);
gboolean accord_deal_book_read_slice (AccordDealBook *self, AccordReader *reader, GError **error);
gboolean accord_deal_book_follow (AccordDealBook *self, AccordReader *reader, GError **error);
void accord_deal_book_sort_steps (AccordBookStep *steps, gint64 *recorded, guint n);

G_END_DECLS
