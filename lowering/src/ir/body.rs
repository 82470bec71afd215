//! The body of a generator, ready to be split at its suspension points.
//!
//! Invariants, kept by `desugar` and relied on by every later pass:
//!
//! - A suspension point stands only as the whole of a [`Node`]: nothing else of its statement is half evaluated when it
//!   suspends. What Rust would hold meanwhile (operands, temporaries) is a local.
//! - Native code (`syn` trees inside these types) holds no suspension point. It is emitted once, as the user wrote it.
//! - A construct that holds a suspension point is never native: it is an [`If`](Node::If), [`Match`](Node::Match),
//!   [`Loop`](Node::Loop) or [`Scope`](Node::Scope), so that it can be entered in its middle.
//! - Every name bound at the level of a [`Block`] (by `let`, by the pattern of the arm or condition that the block belongs
//!   to) is a [`Local`]. Names bound deeper, inside native code, never live across a suspension and are not tracked.

use std::fmt;

use proc_macro2::{Ident, Span};
use syn::token::Brace;
use syn::{Expr, Label, Lifetime, Pat, Type};

use super::kind::TypeKind;
use super::role::Role;
use crate::sorted::{Map, Set};
use crate::syntax::notes::Raises;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $prefix:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub(crate) struct $name(pub(crate) usize);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($prefix, "{}"), self.0)
            }
        }
    };
}

id!(
    /// A variable of the user's, or a temporary that desugaring had to name.
    LocalId, "_");
id!(
    /// A suspension point: one `yield_!` or `yield_from!`.
    PointId, "s");
id!(
    /// A place where paths meet: what follows a construct, or the head of a loop.
    JoinId, "j");
id!(
    /// A place after which a part of a local may be missing: see [`partial_moves`](crate::partial_moves).
    MarkId, "m");
id!(
    /// A block with its own scope.
    BlockId, "b");

/// Where a suspension point stands in the source.
pub(crate) struct Point {
    /// The marker, as it was written.
    pub(crate) marker: syn::Path,
    /// Its name.
    pub(crate) name: Span,
    /// The `!` behind it.
    pub(crate) bang: Span,
    /// What it holds, in its parentheses.
    pub(crate) operand: Span,
    /// What the place is called at which it suspends, if it has a name.
    pub(crate) place: Option<Ident>,
    /// What it delegates to is a call of the function itself.
    pub(crate) calls_itself: bool,
}

/// A whole generator body.
pub(crate) struct Body {
    pub(crate) block: Block,
    pub(crate) locals: Vec<Local>,
    /// Where each suspension point stands in the source.
    pub(crate) points: Vec<Point>,
    pub(crate) joins: usize,
    pub(crate) blocks: usize,
    /// Whether it handles exceptions.
    pub(crate) handles: bool,
    /// The marks that stand between the operand of a suspension point and its suspension, with the names they are about.
    pub(crate) marks: Map<PointId, Vec<(MarkId, String)>>,
    /// For a local that holds what is left of another one: that one.
    pub(crate) remainder_of: Map<LocalId, LocalId>,
    /// Names of locals that are [kept where they stay](crate::partial_moves) though a pattern binds all of them.
    pub(crate) kept: Set<String>,
    /// Names of locals of which rustc is not asked whether a call consumes them: what their names tell has to do.
    pub(crate) unasked: Set<String>,
    /// Names of methods that are called where a range ends.
    pub(crate) at_ends_of_ranges: Set<String>,
    /// Names of locals that are not `mut`, but have become so to be [filled](crate::partial_moves).
    pub(crate) filled: Set<String>,
}

impl Body {
    /// Takes the locals of these names to be `Copy`: where rustc is asked for types, it is asked for that.
    pub(crate) fn take_to_be_copy(&mut self, names: &Set<String>) {
        for local in self.locals.iter_mut().filter(|local| names.contains(&local.name.to_string())) {
            local.kind = TypeKind::Assumed;
        }
    }

    /// The name by which the user knows a local.
    pub(crate) fn named(&self, local: LocalId) -> &Ident {
        &self.locals[self.remainder_of.get(&local).unwrap_or(&local).0].name
    }
}

/// A variable that may have to be saved.
#[derive(Clone)]
pub(crate) struct Local {
    pub(crate) name: Ident,
    pub(crate) mutable: bool,
    /// The block whose end is the end of its scope.
    pub(crate) block: BlockId,
    pub(crate) kind: TypeKind,
    pub(crate) role: Role,
}

impl Local {
    pub(crate) fn needs_no_drop(&self) -> bool {
        self.kind.needs_no_drop()
    }

    /// Whether its name is in the source.
    pub(crate) fn is_written(&self) -> bool {
        self.role.is_of_the_user() && !self.name.to_string().starts_with("__")
    }

    /// Whether its type is certain to be `Copy`.
    pub(crate) fn is_copy(&self) -> bool {
        self.kind.is_copy()
    }
}

/// Statements with a scope, and the value that they end with.
pub(crate) struct Block {
    pub(crate) id: BlockId,
    pub(crate) brace: Brace,
    /// Made by desugaring: the scope of one statement's temporaries.
    pub(crate) synthetic: bool,
    /// What ends the temporaries of its tail.
    pub(crate) ended_by: EndedBy,
    /// Locals bound on entry by what the block belongs to: arguments, an arm's pattern, an `if let`.
    pub(crate) params: Vec<LocalId>,
    pub(crate) stmts: Vec<Stmt>,
    pub(crate) tail: Option<Tail>,
}

impl Block {
    /// A block that the user has written: its temporaries end where rustc ends them.
    pub(crate) fn written(
        id: BlockId,
        brace: Brace,
        params: Vec<LocalId>,
        stmts: Vec<Stmt>,
        tail: Option<Tail>,
    ) -> Block {
        Block { id, brace, synthetic: false, ended_by: EndedBy::TerminatingScope, params, stmts, tail }
    }

    /// Its tail, where that is native code.
    pub(crate) fn native_tail(&self) -> Option<&Expr> {
        match &self.tail {
            Some(Tail::Native(expr)) => Some(expr),
            Some(Tail::Node(_)) | None => None,
        }
    }
}

/// What ends the temporaries of an expression.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum EndedBy {
    Statement,
    /// The expression itself, as rustc has it of a condition.
    TerminatingScope,
}

impl EndedBy {
    pub(crate) fn is_statement(self) -> bool {
        match self {
            EndedBy::Statement => true,
            EndedBy::TerminatingScope => false,
        }
    }
}

#[expect(clippy::large_enum_variant, reason = "most statements are native ones, and a function has few")]
pub(crate) enum Stmt {
    /// A statement without suspension points.
    Native { stmt: syn::Stmt, declares: Vec<LocalId> },
    /// A `break` or `continue` that stands as a statement of its own: an edge that code can be put on.
    Jump(Expr),
    /// A construct, and what becomes of its value.
    Bind { binding: Binding, node: Node },
}

impl Stmt {
    /// The construct that it binds, or discards.
    pub(crate) fn node(&self) -> Option<&Node> {
        match self {
            Stmt::Bind { node, .. } => Some(node),
            Stmt::Native { .. } | Stmt::Jump(_) => None,
        }
    }

    /// The locals that its `let` binds.
    pub(crate) fn declares(&self) -> &[LocalId] {
        match self {
            Stmt::Native { declares, .. } | Stmt::Bind { binding: Binding::Let { declares, .. }, .. } => declares,
            Stmt::Bind { binding: Binding::Discard { .. }, .. } | Stmt::Jump(_) => &[],
        }
    }

    /// Whether it discards a value that may have something to drop.
    pub(crate) fn drops_a_value(&self) -> bool {
        match self {
            Stmt::Bind { binding: Binding::Discard { droppable, .. }, .. } => *droppable,
            Stmt::Native { .. } | Stmt::Jump(_) | Stmt::Bind { binding: Binding::Let { .. }, .. } => false,
        }
    }
}

pub(crate) enum Tail {
    Native(Box<Expr>),
    Node(Node),
}

/// What becomes of the value of a [`Node`].
pub(crate) enum Binding {
    /// `let pat: ty = node else { diverge };`
    Let { pat: Box<Pat>, ty: Option<Box<Type>>, diverge: Option<Box<Block>>, declares: Vec<LocalId> },
    /// `node;`
    Discard {
        /// Whether what is discarded may have something to drop.
        droppable: bool,
        /// `let _ = node;`: nobody is to be told that it must be used.
        unread: bool,
    },
}

pub(crate) enum Node {
    /// An expression without suspension points, whose `let … else` block has some.
    Value(Box<Expr>),
    Yield {
        point: PointId,
        operand: Option<Box<Expr>>,
        /// Where it raises what the generator is woken with; out of the body, where no `try_!` is around it.
        raises: Option<Raises>,
    },
    Delegate {
        point: PointId,
        operand: Box<Expr>,
        raises: Option<Raises>,
    },
    If {
        token: syn::token::If,
        cond: Box<Expr>,
        then: Box<Block>,
        otherwise: Option<Box<Block>>,
        after: JoinId,
    },
    Match {
        token: syn::token::Match,
        scrutinee: Box<Expr>,
        brace: Brace,
        arms: Vec<Arm>,
        after: JoinId,
    },
    /// `'label: loop { body }`
    Loop {
        label: Option<Label>,
        token: Span,
        body: Box<Block>,
        head: JoinId,
        after: JoinId,
    },
    /// `'label: { … }`, `unsafe { … }`
    Scope {
        label: Option<Label>,
        safety: Option<syn::token::Unsafe>,
        block: Box<Block>,
        after: JoinId,
    },
}

pub(crate) struct Arm {
    pub(crate) attrs: Vec<syn::Attribute>,
    /// May be a `Pat::Guard` with a native guard.
    pub(crate) pat: Pat,
    pub(crate) body: Block,
    /// Where the user's last arm ends, if it may not match: there rustc proposes to write the arms that are missing.
    pub(crate) end: Option<Span>,
}

impl Node {
    pub(crate) fn is_scope(&self) -> bool {
        match self {
            Node::Scope { .. } => true,
            Node::Value(_) | Node::Yield { .. } | Node::Delegate { .. } => false,
            Node::If { .. } | Node::Match { .. } | Node::Loop { .. } => false,
        }
    }

    /// Whether a `break` may leave it that is none of a loop.
    pub(crate) fn is_labelled_block(&self) -> bool {
        match self {
            Node::Scope { label, .. } => label.is_some(),
            Node::Value(_) | Node::Yield { .. } | Node::Delegate { .. } => false,
            Node::If { .. } | Node::Match { .. } | Node::Loop { .. } => false,
        }
    }

    /// Whether it is a loop, which has no end but by a `break`.
    pub(crate) fn is_loop(&self) -> bool {
        match self {
            Node::Loop { .. } => true,
            Node::Value(_) | Node::Yield { .. } | Node::Delegate { .. } => false,
            Node::If { .. } | Node::Match { .. } | Node::Scope { .. } => false,
        }
    }

    /// Whether it is a suspension point.
    pub(crate) fn suspends(&self) -> bool {
        match self {
            Node::Yield { .. } | Node::Delegate { .. } => true,
            Node::Value(_) | Node::If { .. } | Node::Match { .. } | Node::Loop { .. } | Node::Scope { .. } => false,
        }
    }

    /// The join that follows the construct; a suspension point has none, what follows it is entered by resuming.
    pub(crate) fn after(&self) -> Option<JoinId> {
        match self {
            Node::Value(_) | Node::Yield { .. } | Node::Delegate { .. } => None,
            Node::If { after, .. }
            | Node::Match { after, .. }
            | Node::Loop { after, .. }
            | Node::Scope { after, .. } => Some(*after),
        }
    }
}

/// The label of a labelled block or loop, as `break` names it.
pub(crate) fn label_name(label: Option<&Label>) -> Option<&Lifetime> {
    label.map(|label| &label.name)
}

/// Whether a jump takes a value out of a labelled block that desugaring made. The user wrote no such jump, so where none comes to it
/// nothing is to be said of it.
pub(crate) fn is_jump_of_value(jump: &Expr) -> bool {
    match jump {
        Expr::Break(syn::ExprBreak { attrs, label: Some(label), expr: Some(_), .. }) => {
            !attrs.is_empty() && label.ident.to_string().starts_with("__")
        }
        _ => false,
    }
}
