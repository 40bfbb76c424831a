// What we use of vis-network, which stands in the page as a script of its own. Two of the names
// (`body`, `canvas`) are vis-network's own affair: a new version of it may lack them.

declare namespace vis {
  type Id = number;
  type Point = { x: number; y: number };
  type Item = { id: Id } & Record<string, unknown>;

  class DataSet {
    add(items: Item[]): void;
    update(items: Item[]): void;
    remove(ids: Id[]): void;
    clear(): void;
    get(id: Id): Item | null;
    getIds(): Id[];
  }

  /** Where a node is to be drawn. */
  type Place = { ctx: CanvasRenderingContext2D; id: Id; x: number; y: number };
  /** How a node draws itself, and the box in which it is hit. */
  type Drawn = { drawNode(): void; nodeDimensions: { width: number; height: number } };

  type Events = {
    click: { nodes: Id[]; edges: Id[]; pointer: { DOM: Point; canvas: Point }; event: { srcEvent?: MouseEvent } };
    hoverNode: { node: Id };
    hoverEdge: { edge: Id };
    blurNode: { node: Id };
    blurEdge: { edge: Id };
    afterDrawing: CanvasRenderingContext2D;
    resize: { width: number; height: number };
    zoom: { direction: string; scale: number };
    dragEnd: { nodes: Id[]; edges: Id[] };
  };

  type Line = { connected: boolean; edgeType: { getPoint(share: number): Point } };

  class Network {
    constructor(container: HTMLElement, data: { nodes: DataSet; edges: DataSet }, options: object);
    on<E extends keyof Events>(event: E, listener: (what: Events[E]) => void): void;
    redraw(): void;
    getScale(): number;
    getViewPosition(): Point;
    getPosition(node: Id): Point;
    canvasToDOM(point: Point): Point;
    moveTo(camera: { position?: Point; scale?: number; animation?: unknown }): void;
    body: { edges: Record<Id, Line | undefined> };
    canvas: { pixelRatio?: number; setSize(): void };
  }
}
